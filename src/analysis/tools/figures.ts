import type { ToolOutcome } from '../../model/session';
import { quantile } from './grid';
import type { ToolUse } from './uses';

/** What is counted of some calls of one tool. */
export interface ToolFigures {
  calls: number;
  /** Failed or ran out of time; not those that were denied or cancelled. */
  failed: number;
  /** Milliseconds by nearest rank, or as a histogram tells; undefined where no call has ended. */
  p50?: number;
  p95?: number;
  p99?: number;
  /** What calls alone tell; undefined where metrics do. */
  told?: {
    outcomes: Readonly<Record<ToolOutcome, number>>;
    /** Calls right after a failed one of the same tool. */
    retries: number;
    /** Calls that have ended, which the quantiles are of. */
    timed: number;
    runs: number;
    sessions: number;
  };
}

/** Counts calls. */
export function figuresOf(uses: readonly ToolUse[]): ToolFigures {
  const outcomes: Record<ToolOutcome, number> = { ok: 0, error: 0, timeout: 0, denied: 0, cancelled: 0, unknown: 0 };
  const durations: number[] = [];
  const runs = new Set<string>();
  const sessions = new Set<string>();
  let [failed, retries] = [0, 0];
  for (const { outcome, duration, run, session, failed: hasFailed, retry } of uses) {
    outcomes[outcome] += 1;
    failed += hasFailed ? 1 : 0;
    retries += retry ? 1 : 0;
    runs.add(`${run.traceId}:${run.spanId} ${session.id}`);
    sessions.add(session.id);
    if (duration >= 0) {
      durations.push(duration);
    }
  }
  return {
    calls: uses.length,
    failed,
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    p99: quantile(durations, 0.99),
    told: { outcomes, retries, timed: durations.length, runs: runs.size, sessions: sessions.size },
  };
}

/** Rates that are told of a tool: parts of 1, but calls per run. */
export const RATES = ['errors', 'retries', 'perRun'] as const;

export type Rate = (typeof RATES)[number];

/** A rate with the counts that it rests on. */
export interface Counted {
  part: number;
  of: number;
}

/** What a rate is made of; undefined where it is not told, or there is nothing to divide by. */
export function rateOf({ calls, failed, told }: ToolFigures, rate: Rate): Counted | undefined {
  const rates: Record<Rate, Counted | undefined> = {
    errors: { part: failed, of: calls },
    retries: told && { part: told.retries, of: calls },
    perRun: told && { part: calls, of: told.runs },
  };
  const counted = rates[rate];
  return counted === undefined || counted.of === 0 ? undefined : counted;
}
