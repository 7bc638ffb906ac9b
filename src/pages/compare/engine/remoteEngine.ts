import { type ModelRequest } from '../../../loading/session/load/keeper';
import { type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type RemoteCalls } from '../../../loading/worker/RemoteCalls';
import { type RawLog } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type Side } from '../sides';
import { type CompareEngine } from './compareEngine';
import { type Comparison, type RowDetails, type SideSummary } from './comparison';

/** An engine in another thread. */
export class RemoteEngine implements CompareEngine {
  constructor(private readonly remote: RemoteCalls) {}

  addTrace(side: Side, traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.remote.callWithChunks('addTrace', [side, traceId], message);
  }

  setLogs(side: Side, logs: readonly RawLog[]): Promise<void> {
    return this.remote.call('setLogs', [side, logs]);
  }

  summary(side: Side, request: ModelRequest): Promise<SideSummary | undefined> {
    return this.remote.call('summary', [side, request]);
  }

  comparison(): Promise<Comparison | undefined> {
    return this.remote.call('comparison', []);
  }

  details(row: number): Promise<RowDetails> {
    return this.remote.call('details', [row]);
  }

  forget(side: Side): Promise<void> {
    return this.remote.call('forget', [side]);
  }

  close(): void {
    this.remote.close();
  }
}
