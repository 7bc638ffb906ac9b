import type { Call, LlmCall, RunStatus, Session, Step, ToolCall } from '../../model/session';
import { addTokens, type TokenUsage } from '../../model/tokens';
import { callCost } from '../cost';
import { loopsOf, type Loop } from '../loops/loops';
import { signed } from '../loops/signatures';
import { callsIn, eachCall, placedCalls, runsWithin } from '../placed-calls';
import type { PriceBook } from '../price-book';

/** Why a call was for nothing. The first that holds: a loop is more particular than the failure it may have led to. */
export const WASTE_REASONS = ['loop', 'failed_run', 'abandoned_run'] as const;

export type WasteReason = (typeof WASTE_REASONS)[number];

/** What was spent on some calls. */
export interface Wasted {
  calls: number;
  tokens: TokenUsage;
  /** US dollars; null where no call has a price. */
  usd: number | null;
  /** Answers of models without a price: the sum is too low by what they cost. */
  unpricedCalls: number;
  /** Milliseconds during which at least one of the calls was going on; calls that have not ended count for nothing. */
  time: number;
}

export interface Waste {
  all: Wasted;
  byReason: Partial<Record<WasteReason, Wasted>>;
  /** Each wasted call, with its one reason. */
  calls: ReadonlyMap<Call, WasteReason>;
}

/** How often a loop goes round before it is waste: to try once more may make sense. */
const FREE_ROUNDS = 2;

/** Runs that came to nothing. Who cancels a run may have what they wanted: that is no waste. */
const WASTED_RUNS: Readonly<Partial<Record<RunStatus, WasteReason>>> = {
  failure: 'failed_run',
  timeout: 'failed_run',
  budget: 'failed_run',
  max_iterations: 'failed_run',
  abandoned: 'abandoned_run',
};

/**
 * What a session spent for nothing (design, section 4): the calls of runs that failed or were abandoned, their
 * sub-agents' included, and those of loops after the second round, with the calls of the model that asked for nothing
 * else. Each call counts once. Loops that are only suspected prove no waste.
 *
 * @param loops those of the session, where they are known already
 */
export function wasteOf(session: Session, prices?: PriceBook, loops: readonly Loop[] = loopsOf(session)): Waste {
  const calls = new Map<Call, WasteReason>();
  const claim = (call: Call, reason: WasteReason): void => {
    if (!calls.has(call)) {
      calls.set(call, reason);
    }
  };
  callsOfLoops(session, loops).forEach((call) => claim(call, 'loop'));
  for (const run of runsWithin(session.runs)) {
    const reason = WASTED_RUNS[run.status];
    if (reason !== undefined) {
      eachCall([run], (call) => claim(call, reason));
    }
  }
  const byReason: Waste['byReason'] = {};
  for (const reason of WASTE_REASONS) {
    const claimed = Array.from(calls.keys()).filter((call) => calls.get(call) === reason);
    if (claimed.length > 0) {
      byReason[reason] = sumOf(claimed, prices);
    }
  }
  return { all: sumOf(Array.from(calls.keys()), prices), byReason, calls };
}

/** The calls of tools that go round once too often, what they started, and the calls of the model that asked for them. */
function callsOfLoops(session: Session, loops: readonly Loop[]): Call[] {
  const tools = new Set<ToolCall>(loops.filter(({ suspected }) => !suspected).flatMap(surplusOf));
  const steps = new Set<Step>(
    placedCalls(session)
      .filter(({ call }) => call.kind === 'tool' && tools.has(call))
      .map(({ step }) => step)
  );
  const asking = Array.from(steps)
    .filter(({ calls }) => calls.every((call) => call.kind === 'llm' || tools.has(call)))
    .flatMap(({ calls }) => calls.filter((call) => call.kind === 'llm'));
  const started = Array.from(tools).flatMap(({ runs }) => callsIn({ runs }));
  return [...tools, ...asking, ...started];
}

function surplusOf({ calls }: Loop): ToolCall[] {
  const inOneRound = new Set(calls.map((call) => signed(call).signature)).size;
  return calls.slice(FREE_ROUNDS * inOneRound);
}

function sumOf(calls: readonly Call[], prices: PriceBook | undefined): Wasted {
  const sum: Wasted = { calls: calls.length, tokens: {}, usd: null, unpricedCalls: 0, time: timeOf(calls) };
  for (const call of calls) {
    if (call.kind === 'llm') {
      addTokens(sum.tokens, call.tokens);
      addCost(sum, call, prices);
    }
  }
  return sum;
}

function addCost(sum: Wasted, call: LlmCall, prices: PriceBook | undefined): void {
  const cost = callCost(call, prices);
  if (cost !== undefined) {
    sum.usd = (sum.usd ?? 0) + cost.usd;
  } else if (call.outcome !== 'error') {
    sum.unpricedCalls += 1;
  }
}

/** Length of the union: calls overlap, and a sub-agent's lie inside the one that started it. */
function timeOf(calls: readonly Call[]): number {
  let time = 0;
  let reached = -Infinity;
  const ended = calls.filter(({ start, end }) => end >= start).sort((a, b) => a.start - b.start);
  for (const { start, end } of ended) {
    time += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return time;
}
