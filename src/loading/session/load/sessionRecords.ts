import { type AttributeNames } from '../../../dialects/attribute-names';
import { type Sampling, samplingOf } from '../../../dialects/sampling';
import { foldSessions } from '../../../dialects/sessions';
import { type RecordLedger } from '../../../model/fold/ledger';
import { type Session } from '../../../model/session';
import { type RawLog, type RawSpan, type Telemetry } from '../../../model/telemetry';
import { type FailureKind, isAborted, SourceError } from '../../../sources/failure';
import { readTrace, type TraceMessage } from '../../../sources/tempo-trace';

/** What a page needs to know of a trace that was read. */
export interface TraceSummary {
  spans: number;
  /** When its last span ended, in milliseconds since 1970, as far as that is known; else -Infinity. */
  lastEnd: number;
  /** Why Tempo left parts out, in its words; undefined for a whole trace. */
  partial?: string;
  /** The sign that it was kept where others were dropped. */
  sampling?: Sampling;
  /** Why it could not be read. */
  failure?: { kind: FailureKind; said?: string };
}

/** Which session to fold. */
export interface FoldRequest {
  /** Of the session; else of a trace of it, or one that a sub-agent has for itself. */
  id: string;
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
}

/** The records of one session. */
export class SessionRecords {
  private readonly traces = new Map<string, readonly RawSpan[]>();
  private logs: readonly RawLog[] = [];

  /** Reads a trace while it comes, and keeps it in place of what was held of the same trace. */
  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    try {
      const { spans, partial, message: why } = await readTrace(message);
      this.traces.set(traceId, spans);
      return {
        spans: spans.length,
        lastEnd: lastEndOf(spans),
        partial: partial ? why : undefined,
        sampling: samplingOf(spans),
      };
    } catch (error) {
      if (!(error instanceof SourceError) || isAborted(error)) {
        throw error;
      }
      const { kind, details } = error;
      return { spans: 0, lastEnd: -Infinity, failure: { kind, said: details.said } };
    }
  }

  /** Keeps log records in place of those that were held. */
  setLogs(logs: readonly RawLog[]): void {
    this.logs = logs;
  }

  /** The session as these records tell of it; undefined where none tells of an agent's work. */
  fold(
    { id, attributeNames }: FoldRequest,
    telemetry: Telemetry = this.telemetry(),
    ledger?: RecordLedger
  ): Session | undefined {
    const sessions = foldSessions(telemetry, { attributeNames, ledger });
    // The id may be a trace's, or one that a sub-agent has for itself: then the session around it is shown.
    return sessions.find((one) => one.id === id) ?? sessions[0];
  }

  telemetry(): Telemetry {
    return { spans: this.spans(), logs: this.logs };
  }

  /** A trace is asked for by the id that it was fetched by; its spans may write that another way. */
  spansOf(traceId: string): readonly RawSpan[] {
    return this.traces.get(traceId) ?? this.spans();
  }

  spans(): RawSpan[] {
    return Array.from(this.traces.values()).flat();
  }

  clear(): void {
    this.traces.clear();
    this.logs = [];
  }
}

function lastEndOf(spans: readonly RawSpan[]): number {
  return spans.reduce((last, { end }) => (end > last ? end : last), -Infinity);
}
