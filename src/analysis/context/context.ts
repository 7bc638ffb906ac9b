import type { Compaction, LlmCall, Run, Session, Step } from '../../model/session';
import { totalTokens } from '../../model/tokens';
import { placedCalls } from '../placed-calls';
import type { PriceBook } from '../price-book';

/** What one call of a model had to hold. */
export interface ContextPoint {
  call: LlmCall;
  run: Run;
  step: Step;
  /** Tokens of the call, asked and answered: what the window must hold. */
  used: number;
  /** Tokens that the model can take: as the emitter says, else as the price book knows. */
  window?: number;
  windowFrom?: 'reported' | 'price_book';
  /** Tokens more than at the run's call before; negative where the conversation was condensed. Undefined at the first. */
  added?: number;
}

/** A time at which the conversation was made shorter. */
export interface Shrinking {
  time: number;
  /** Tokens that were freed; undefined where nobody counted. */
  freed?: number;
  /** Told by the agent, or seen in the tokens of the next call. */
  source: 'reported' | 'seen';
  trigger?: string;
}

export interface ContextUse {
  /** Calls whose tokens are known, run by run, in order. */
  points: ContextPoint[];
  /** The fullest one: by its share of the window, where no window is known by its tokens. */
  peak?: ContextPoint;
  shrinkings: Shrinking[];
  /** Answered calls whose tokens nobody counted. */
  uncounted: number;
}

/** From this part of the tokens less at the next call of a run, the conversation was condensed: pruning a little is usual. */
const SHRUNK = 0.3;

/** How full the model's window was at each call of a session, and where that fell. */
export function contextOf(session: Pick<Session, 'runs' | 'compactions'>, book?: PriceBook): ContextUse {
  const points: ContextPoint[] = [];
  const before = new Map<Run, ContextPoint>();
  const windowOf = windowsOf(book);
  let uncounted = 0;
  for (const { call, run, step } of placedCalls(session)) {
    if (call.kind !== 'llm') {
      continue;
    }
    const used = usedBy(call);
    if (used === undefined) {
      uncounted += call.outcome === 'ok' ? 1 : 0;
      continue;
    }
    const last = before.get(run);
    const point = { call, run, step, used, ...windowOf(call), added: last && used - last.used };
    before.set(run, point);
    points.push(point);
  }
  return { points, peak: fullest(points), shrinkings: shrinkingsOf(points, session.compactions), uncounted };
}

/** Part of its window that a call filled; undefined where the window is not known. */
export function fillOf({ used, window }: Pick<ContextPoint, 'used' | 'window'>): number | undefined {
  return window === undefined || window <= 0 ? undefined : used / window;
}

/** A call that was refused holds nothing: its tokens, if any, are an estimate. Without input there is no context to tell. */
function usedBy({ tokens, outcome }: LlmCall): number | undefined {
  const asked = [tokens.input, tokens.cacheRead, tokens.cacheWrite].some((count) => count !== undefined);
  return asked && outcome !== 'error' ? totalTokens(tokens) : undefined;
}

type KnownWindow = Pick<ContextPoint, 'window' | 'windowFrom'>;

/** Looks windows up, each model's in the book once: books search long. */
function windowsOf(book: PriceBook | undefined): (call: LlmCall) => KnownWindow {
  const known = new Map<string, KnownWindow>();
  return (call) => {
    if (call.contextWindow !== undefined) {
      return { window: call.contextWindow, windowFrom: 'reported' };
    }
    const { provider, gateway } = call;
    const model = call.responseModel ?? call.requestModel;
    if (model === undefined || book === undefined) {
      return {};
    }
    const key = JSON.stringify([provider, gateway, model]);
    let found = known.get(key);
    if (found === undefined) {
      const window = book.contextWindow({ provider, gateway, model });
      found = window === undefined ? {} : { window, windowFrom: 'price_book' };
      known.set(key, found);
    }
    return found;
  };
}

function fullest(points: readonly ContextPoint[]): ContextPoint | undefined {
  const measured = points.filter((point) => fillOf(point) !== undefined);
  const size = (point: ContextPoint): number => fillOf(point) ?? point.used;
  const candidates = measured.length > 0 ? measured : points;
  return candidates.reduce<ContextPoint | undefined>(
    (peak, point) => (peak === undefined || size(point) > size(peak) ? point : peak),
    undefined
  );
}

function shrinkingsOf(points: readonly ContextPoint[], compactions: readonly Compaction[]): Shrinking[] {
  const reported = compactions.map(({ time, before, after, trigger }): Shrinking => ({
    time,
    freed: before === undefined || after === undefined ? undefined : before - after,
    source: 'reported',
    trigger,
  }));
  const lastOf = new Map<Run, ContextPoint>();
  const seen: Shrinking[] = [];
  for (const point of points) {
    const last = lastOf.get(point.run);
    lastOf.set(point.run, point);
    if (last === undefined || point.used > (1 - SHRUNK) * last.used) {
      continue;
    }
    const told = reported.find(({ time }) => time >= last.call.start && time <= point.call.start);
    if (told === undefined) {
      seen.push({ time: point.call.start, freed: last.used - point.used, source: 'seen' });
    } else {
      told.freed ??= last.used - point.used;
    }
  }
  return [...reported, ...seen].sort((a, b) => a.time - b.time);
}
