import { type Inspection } from '../../../dialects/inspect';
import { type ModelRequest } from '../../../loading/session/load/keeper';
import { type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { Late } from '../../../loading/worker/Late';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type SessionEngine } from './engine';
import { type SessionModel } from './sessionModel';

/** An engine that is started when it is first asked, and anew when it is asked after it was closed. */
export class LateEngine implements SessionEngine {
  private readonly late: Late<SessionEngine>;

  constructor(start: () => Promise<SessionEngine>) {
    this.late = new Late(start);
  }

  prepare(): void {
    this.late.get().catch(() => {
      // Whoever asks it something is told.
    });
  }

  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return (await this.late.get()).addTrace(traceId, message);
  }

  async setLogs(logs: readonly RawLog[]): Promise<void> {
    return (await this.late.get()).setLogs(logs);
  }

  async model(request: ModelRequest): Promise<SessionModel | undefined> {
    return (await this.late.get()).model(request);
  }

  async spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    return (await this.late.get()).spansAround(origins);
  }

  async thoughts(origins: readonly Origin[]): Promise<Array<string | undefined>> {
    return (await this.late.get()).thoughts(origins);
  }

  async inspect(reference: string): Promise<Inspection | undefined> {
    return (await this.late.get()).inspect(reference);
  }

  async allSpans(): Promise<RawSpan[]> {
    return (await this.late.get()).allSpans();
  }

  close(): void {
    this.late.close();
  }
}
