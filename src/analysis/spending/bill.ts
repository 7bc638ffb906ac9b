import { type LlmCall, type Run, type Session } from '../../model/session';
import { type TokenUsage } from '../../model/tokens';
import { callCost, type CostBasis } from '../cost';
import { type Loop, loopsOf } from '../loops/loops';
import { type PriceBook, type PriceQuery } from '../price-book';
import { type WasteReason, wasteOf } from '../waste/waste';
import { chargesOf } from './spending';

/** What a bill is broken down by. */
export const BILL_GROUPS = ['model', 'agent', 'team', 'user', 'repository', 'tool'] as const;

export type BillGroup = (typeof BILL_GROUPS)[number];

/**
 * A line of the bill: one call of a model, or calls of one kind where only metrics tell of them. An agent, a sub-agent and
 * what started them have lines for their own calls alone, so that lines add up.
 */
export interface BillLine {
  /** Milliseconds since 1970. */
  time: number;
  /** US dollars; undefined where nobody names a price. */
  usd?: number;
  basis?: Exclude<CostBasis, 'mixed' | 'unpriced'>;
  /** Where the price comes from, with its version or date; undefined where the emitter reported the cost. */
  priceSource?: string;
  calls: number;
  /** Calls that used tokens for which nobody names a price. */
  unpriced: number;
  tokens: TokenUsage;
  /** Names of what it belongs to; undefined where no record says. */
  by: Readonly<Record<Exclude<BillGroup, 'tool'>, string | undefined>>;
  /** The tools that led to it, an equal part each, perhaps the same one several times; an empty name where none did. */
  tools: readonly string[];
  provider?: string;
  gateway?: string;
  /** US dollars that the cache saved, less what writing it cost; undefined where that can't be told. */
  saved?: number;
  wasted?: WasteReason;
  /** The run of the session's own that it belongs to, itself or by a sub-agent; undefined where only metrics tell. */
  run?: BilledRun;
}

/** A run that lines belong to: the same object for all of them. */
export type BilledRun = Pick<Run, 'status' | 'incomplete'>;

/**
 * The lines of a session.
 *
 * @param session waste by loops is known only of one that was folded from whole records
 * @param book undefined where there is none: then only what emitters report counts
 * @param loops those of the session that are taken for loops
 */
export function billOf(session: Session, book?: PriceBook, loops: readonly Loop[] = loopsOf(session)): BillLine[] {
  const waste = wasteOf(session, book, loops).calls;
  return session.runs.flatMap((top) => {
    const run: BilledRun = { status: top.status, incomplete: top.incomplete };
    return chargesOf({ runs: [top] }).map(({ call, run: { agent }, tools }): BillLine => {
      const cost = callCost(call, book);
      return {
        time: Number.isNaN(call.end) ? call.start : call.end,
        usd: cost?.usd,
        basis: cost?.basis,
        priceSource: cost?.source,
        calls: 1,
        unpriced: cost === undefined && call.outcome !== 'error' ? 1 : 0,
        tokens: call.tokens,
        by: {
          model: call.responseModel ?? call.requestModel,
          // As metrics do: who is not named goes by the service.
          agent: agent ?? session.agent ?? session.service,
          team: session.team,
          user: session.user,
          repository: session.repository,
        },
        tools,
        provider: call.provider,
        gateway: call.gateway,
        saved: savedByCache(call, book),
        wasted: waste.get(call),
        run,
      };
    });
  });
}

/**
 * What a call would have cost without a cache, less what it cost with it, both by the price book; negative where writing
 * the cache cost more than reading it brought.
 */
function savedByCache(call: LlmCall, book: PriceBook | undefined): number | undefined {
  const { cacheRead, cacheWrite, input, output } = call.tokens;
  if (cacheRead === undefined && cacheWrite === undefined) {
    return undefined;
  }
  const cached = (cacheRead ?? 0) + (cacheWrite ?? 0);
  if (cached === 0) {
    return 0;
  }
  const model = call.responseModel ?? call.requestModel;
  if (model === undefined || input === undefined || output === undefined) {
    return undefined;
  }
  const price = (tokens: TokenUsage) => {
    const query: PriceQuery = { provider: call.provider, gateway: call.gateway, model, tokens, time: call.start };
    return book?.price(query)?.usd;
  };
  const without = price({ ...call.tokens, input: input + cached, cacheRead: 0, cacheWrite: 0 });
  const withCache = price(call.tokens);
  return without === undefined || withCache === undefined ? undefined : without - withCache;
}
