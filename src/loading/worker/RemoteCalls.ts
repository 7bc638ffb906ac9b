import { type Connection, type RemoteMessage } from './messages';
import { Unpacker } from './parcels/unpack';

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  /** Puts an answer together that comes in pieces. */
  unpacker: Unpacker<object>;
}

/** Calls of something that another thread serves (`serve`). */
export class RemoteCalls {
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  /** @param end ends the other thread */
  constructor(
    private readonly connection: Connection,
    private readonly end: () => void
  ) {
    connection.addEventListener('message', ({ data }: MessageEvent<RemoteMessage>) => this.hear(data));
  }

  call<T>(method: string, parameters: readonly unknown[], transfer: Transferable[] = []): Promise<T> {
    const number = this.calls++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, unpacker: new Unpacker() });
      this.connection.postMessage({ number, method, parameters }, transfer);
    });
  }

  close(): void {
    this.fail(new Error('The session was closed.'));
    this.end();
  }

  /** Tells everybody who waits for an answer that none will come. */
  fail(error: Error): void {
    this.waiting.forEach(({ reject }) => reject(error));
    this.waiting.clear();
  }

  private hear(message: RemoteMessage): void {
    if (message.kind === 'ready') {
      return;
    }
    const waiting = this.waiting.get(message.number);
    if (waiting === undefined) {
      return;
    }
    if (message.kind === 'parcel') {
      waiting.unpacker.take(message.parcel);
      return;
    }
    this.waiting.delete(message.number);
    if (message.kind === 'error') {
      waiting.reject(new Error(message.message));
    } else {
      waiting.resolve((message.packed ? waiting.unpacker.root() : message.value) as never);
    }
  }
}
