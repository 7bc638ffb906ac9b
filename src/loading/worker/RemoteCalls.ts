import { type CallMessage, type Chunked, type Connection, type RemoteMessage } from './messages';
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

  call<T>(method: string, parameters: readonly unknown[]): Promise<T> {
    return this.answerOf(this.send(method, parameters, false));
  }

  /**
   * The same where bytes that the last parameter holds are still on their way: they are handed over as they come. Where
   * they break off, so does the call, with what the one who reads them is thrown.
   */
  async callWithChunks<T>(method: string, parameters: readonly unknown[], { chunks, ...rest }: Chunked): Promise<T> {
    const number = this.send(method, [...parameters, rest], true);
    const answer = this.answerOf<T>(number);
    // It may fail while bytes are still on their way.
    answer.catch(() => undefined);
    try {
      for await (const bytes of chunks) {
        if (!this.waiting.has(number)) {
          // It failed already.
          break;
        }
        this.post({ kind: 'chunk', number, bytes }, [bytes.buffer as ArrayBuffer]);
      }
      this.post({ kind: 'chunks end', number });
    } catch (error) {
      this.waiting.get(number)?.reject(error as Error);
      this.waiting.delete(number);
      this.post({ kind: 'chunks broken', number });
    }
    return answer;
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

  private send(method: string, parameters: readonly unknown[], chunked: boolean): number {
    const number = this.calls++;
    this.post({ kind: 'call', number, method, parameters, chunked });
    return number;
  }

  private answerOf<T>(number: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, unpacker: new Unpacker() });
    });
  }

  private post(message: CallMessage, transfer: Transferable[] = []): void {
    this.connection.postMessage(message, transfer);
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
