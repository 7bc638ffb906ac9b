import type { LlmCall, Run, Session, Step } from '../../model/session';
import { addTokens, shareOfTokens, type TokenUsage } from '../../model/tokens';
import { type CallCost, callCost, type CostBasis } from '../cost';
import { type PlacedCall, placedCalls } from '../placed-calls';
import type { PriceBook } from '../price-book';

/** What a part of a session cost. */
export interface Spent {
  /** US dollars; null where nothing in it has a price. */
  usd: number | null;
  tokens: TokenUsage;
  calls: number;
  /** Calls without a price: the sum is too low by what they cost. */
  unpriced: number;
  /** Where the figures come from. */
  bases: ReadonlySet<CostBasis>;
  /** Where the prices of priced calls come from, each with its version or date. */
  priceSources: ReadonlySet<string>;
}

/** Money by name: of a model, a tool, an agent. The most expensive first. */
export interface SpentBy extends Spent {
  /** Empty where it belongs to none: a tool's name for calls that no tool led to. */
  name: string;
}

/** What one call of a model cost, and all before it. */
export interface CurvePoint {
  /** Milliseconds since 1970: when the call ended. */
  time: number;
  call: LlmCall;
  /** US dollars up to and with this call. */
  total: number;
}

export interface Spending {
  all: Spent;
  byModel: SpentBy[];
  /**
   * Each call of a model belongs to what led to it: to the tool that started the sub-agent it is part of, else in equal
   * parts to the tools whose results it read.
   */
  byTool: SpentBy[];
  byAgent: SpentBy[];
  curve: CurvePoint[];
  /** Of every call that has a price. */
  costs: ReadonlyMap<LlmCall, CallCost>;
}

/** Cost of a session by what it was spent on. Every breakdown adds up to the whole. */
export function spendingOf(session: Pick<Session, 'runs'>, book?: PriceBook): Spending {
  const all = new Sum();
  const byModel = new SumsByName<string>();
  const byTool = new SumsByName<string>();
  const byAgent = new SumsByName<string>();
  const curve: CurvePoint[] = [];
  const costs = new Map<LlmCall, CallCost>();
  for (const { call, run, tools } of chargesOf(session)) {
    const cost = callCost(call, book);
    all.add(call, cost, 1);
    byModel.at(call.responseModel ?? call.requestModel ?? '').add(call, cost, 1);
    byAgent.at(run.agent ?? '').add(call, cost, 1);
    tools.forEach((tool) => byTool.at(tool).add(call, cost, 1 / tools.length));
    if (cost !== undefined) {
      costs.set(call, cost);
      curve.push({ time: Number.isNaN(call.end) ? call.start : call.end, call, total: cost.usd });
    }
  }
  return {
    all: all.spent,
    byModel: byModel.sorted(),
    byTool: byTool.sorted(),
    byAgent: byAgent.sorted(),
    curve: cumulative(curve),
    costs,
  };
}

/** Cost of a session by step: apart from the rest, since there are thousands and few ask. */
export function spentBySteps(session: Pick<Session, 'runs'>, book?: PriceBook): Map<Step, Spent> {
  const byStep = new SumsByName<Step>();
  for (const { call, step } of placedCalls(session)) {
    if (call.kind === 'llm') {
      byStep.at(step).add(call, callCost(call, book), 1);
    }
  }
  return byStep.sums();
}

/** A call of a model with the tools that led to it, to each of which an equal part of its cost belongs. */
export interface Charge extends PlacedCall<LlmCall> {
  /** Names, perhaps the same one several times; one empty name where no tool led to it. */
  tools: readonly string[];
}

/** Every call of a model with what led to it. */
export function chargesOf(session: Pick<Session, 'runs'>): Charge[] {
  const charges: Charge[] = [];
  const read = new Map<Run, string[]>();
  for (const placed of placedCalls(session)) {
    const { call, run } = placed;
    if (call.kind === 'tool') {
      const names = read.get(run);
      if (names === undefined) {
        read.set(run, [call.name]);
      } else {
        names.push(call.name);
      }
    } else {
      charges.push({ ...placed, call, tools: toolsThatLedTo({ ...placed, call }, read) });
    }
  }
  return charges;
}

/** Names, perhaps the same one several times; one empty name where there is none. */
function toolsThatLedTo({ call, run, within }: PlacedCall<LlmCall>, read: Map<Run, string[]>): string[] {
  const [outermost] = within;
  if (outermost !== undefined) {
    return [outermost.name];
  }
  const tools = read.get(run) ?? [];
  // What a refused attempt was to read, the next one reads.
  if (call.superseded !== true) {
    read.delete(run);
  }
  return tools.length === 0 ? [''] : tools.slice();
}

function cumulative(points: CurvePoint[]): CurvePoint[] {
  let total = 0;
  return points.sort((a, b) => a.time - b.time).map((point) => ({ ...point, total: (total += point.total) }));
}

class Sum {
  readonly spent = {
    usd: null as number | null,
    tokens: {} as TokenUsage,
    calls: 0,
    unpriced: 0,
    bases: new Set<CostBasis>(),
    priceSources: new Set<string>(),
  };

  /** @param share of the call that belongs here */
  add(call: LlmCall, cost: CallCost | undefined, share: number): void {
    const { spent } = this;
    spent.calls += share;
    if (cost !== undefined) {
      spent.usd = (spent.usd ?? 0) + share * cost.usd;
      spent.bases.add(cost.basis);
      if (cost.source !== undefined) {
        spent.priceSources.add(cost.source);
      }
    } else if (call.outcome !== 'error') {
      spent.unpriced += share;
    }
    addTokens(spent.tokens, share === 1 ? call.tokens : shareOfTokens(call.tokens, share));
  }
}

class SumsByName<Name> {
  private readonly byName = new Map<Name, Sum>();

  at(name: Name): Sum {
    let sum = this.byName.get(name);
    if (sum === undefined) {
      sum = new Sum();
      this.byName.set(name, sum);
    }
    return sum;
  }

  sums(): Map<Name, Spent> {
    return new Map(Array.from(this.byName, ([name, { spent }]) => [name, spent]));
  }

  sorted(): Array<Spent & { name: Name }> {
    return Array.from(this.byName, ([name, { spent }]) => ({ name, ...spent })).sort(
      (a, b) => (b.usd ?? -1) - (a.usd ?? -1) || b.calls - a.calls
    );
  }
}
