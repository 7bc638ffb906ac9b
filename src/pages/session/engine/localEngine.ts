import { type PriceBook } from '../../../analysis/price-book';
import { foldSessions } from '../../../dialects/sessions';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { SourceError } from '../../../sources/failure';
import { readTrace, type TraceMessage } from '../../../sources/tempo-trace';
import { type ModelRequest, type SessionEngine, SPANS_BELOW, type TraceSummary } from './engine';
import { type SessionModel, sessionModelOf } from './sessionModel';

/** The engine itself, in whichever thread it was made. */
export class LocalEngine implements SessionEngine {
  private readonly traces = new Map<string, readonly RawSpan[]>();
  private logs: readonly RawLog[] = [];

  /** @param book undefined where prices can't be had: then only reported costs count */
  constructor(private readonly book: Promise<PriceBook | undefined>) {}

  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    try {
      const { spans, partial, message: why } = readTrace(message);
      this.traces.set(traceId, spans);
      return { spans: spans.length, lastEnd: lastEndOf(spans), partial: partial ? why : undefined };
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      const { kind, details } = error;
      return { spans: 0, lastEnd: -Infinity, failure: { kind, said: details.said } };
    }
  }

  async setLogs(logs: readonly RawLog[]): Promise<void> {
    this.logs = logs;
  }

  async model({ id, now, attributeNames }: ModelRequest): Promise<SessionModel | undefined> {
    const book = await this.book;
    const sessions = foldSessions({ spans: this.spans(), logs: this.logs }, { attributeNames });
    // The id may be a trace's, or one that a sub-agent has for itself: then the session around it is shown.
    const session = sessions.find((one) => one.id === id) ?? sessions[0];
    return session && sessionModelOf(session, now, book);
  }

  async spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    const found: RawSpan[] = [];
    for (const { traceId, spanId } of origins) {
      const trace = spanId === '' ? [] : this.spansOf(traceId);
      const own = trace.find((span) => span.spanId === spanId && span.traceId === traceId);
      const below = trace.filter((span) => span.parentSpanId === spanId && span.traceId === traceId);
      found.push(...(own === undefined ? [] : [own]), ...below.slice(0, SPANS_BELOW));
    }
    return found;
  }

  async allSpans(): Promise<RawSpan[]> {
    return this.spans();
  }

  close(): void {
    this.traces.clear();
    this.logs = [];
  }

  /** A trace is asked for by the id that it was fetched by; its spans may write that another way. */
  private spansOf(traceId: string): readonly RawSpan[] {
    return this.traces.get(traceId) ?? this.spans();
  }

  private spans(): RawSpan[] {
    return Array.from(this.traces.values()).flat();
  }
}

function lastEndOf(spans: readonly RawSpan[]): number {
  return spans.reduce((last, { end }) => (end > last ? end : last), -Infinity);
}
