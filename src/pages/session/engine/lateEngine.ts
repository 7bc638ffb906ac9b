import { type Inspection } from '../../../dialects/inspect';
import { type ModelRequest } from '../../../loading/session/load/keeper';
import { type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type SessionEngine } from './engine';
import { type SessionModel } from './sessionModel';

/** An engine that is started when it is first asked, and anew when it is asked after it was closed. */
export class LateEngine implements SessionEngine {
  private started: Promise<SessionEngine> | undefined;

  constructor(private readonly start: () => Promise<SessionEngine>) {}

  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return (await this.engine()).addTrace(traceId, message);
  }

  async setLogs(logs: readonly RawLog[]): Promise<void> {
    return (await this.engine()).setLogs(logs);
  }

  async model(request: ModelRequest): Promise<SessionModel | undefined> {
    return (await this.engine()).model(request);
  }

  async spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    return (await this.engine()).spansAround(origins);
  }

  async thoughts(origins: readonly Origin[]): Promise<Array<string | undefined>> {
    return (await this.engine()).thoughts(origins);
  }

  async inspect(reference: string): Promise<Inspection | undefined> {
    return (await this.engine()).inspect(reference);
  }

  async allSpans(): Promise<RawSpan[]> {
    return (await this.engine()).allSpans();
  }

  close(): void {
    const { started } = this;
    this.started = undefined;
    started?.then((engine) => engine.close());
  }

  private engine(): Promise<SessionEngine> {
    return (this.started ??= this.start());
  }
}
