import { type Inspection } from '../../../dialects/inspect';
import { type ModelRequest } from '../../../loading/session/load/keeper';
import { type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type RemoteCalls } from '../../../loading/worker/RemoteCalls';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type SessionEngine } from './engine';
import { type SessionModel } from './sessionModel';

/** An engine in another thread. */
export class RemoteEngine implements SessionEngine {
  constructor(private readonly remote: RemoteCalls) {}

  addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.remote.callWithChunks('addTrace', [traceId], message);
  }

  setLogs(logs: readonly RawLog[]): Promise<void> {
    return this.remote.call('setLogs', [logs]);
  }

  model(request: ModelRequest): Promise<SessionModel | undefined> {
    return this.remote.call('model', [request]);
  }

  spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    return this.remote.call('spansAround', [origins]);
  }

  thoughts(origins: readonly Origin[]): Promise<Array<string | undefined>> {
    return this.remote.call('thoughts', [origins]);
  }

  inspect(reference: string): Promise<Inspection | undefined> {
    return this.remote.call('inspect', [reference]);
  }

  allSpans(): Promise<RawSpan[]> {
    return this.remote.call('allSpans', []);
  }

  close(): void {
    this.remote.close();
  }
}
