import { type Inspection } from '../../../dialects/inspect';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type ModelRequest, type SessionEngine, type TraceSummary } from './engine';
import { type Connection, type EngineMessage, type RemoteMethod } from './messages';
import { Unpacker } from './parcels/unpack';
import { type SessionModel } from './sessionModel';

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
  /** Puts an answer together that comes in pieces. */
  unpacker: Unpacker<object>;
}

/** An engine in another thread. */
export class RemoteEngine implements SessionEngine {
  private readonly waiting = new Map<number, Waiting>();
  private calls = 0;

  /** @param end ends the other thread */
  constructor(
    private readonly connection: Connection,
    private readonly end: () => void
  ) {
    connection.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => this.hear(data));
  }

  addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.call('addTrace', [traceId, message], [message.bytes.buffer as ArrayBuffer]);
  }

  setLogs(logs: readonly RawLog[]): Promise<void> {
    return this.call('setLogs', [logs]);
  }

  model(request: ModelRequest): Promise<SessionModel | undefined> {
    return this.call('model', [request]);
  }

  spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    return this.call('spansAround', [origins]);
  }

  inspect(reference: string): Promise<Inspection | undefined> {
    return this.call('inspect', [reference]);
  }

  allSpans(): Promise<RawSpan[]> {
    return this.call('allSpans', []);
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

  private call<T>(method: RemoteMethod, parameters: readonly unknown[], transfer: Transferable[] = []): Promise<T> {
    const number = this.calls++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject, unpacker: new Unpacker() });
      this.connection.postMessage({ number, method, parameters }, transfer);
    });
  }

  private hear(message: EngineMessage): void {
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
