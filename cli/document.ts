import { explain } from '../src/analysis/explain';
import { loopsOf, type Loop } from '../src/analysis/loops/loops';
import { wasteOf, type Waste, type Wasted, type WasteReason } from '../src/analysis/waste/waste';
import { callsOf } from '../src/model/fold/totals';
import type { Session, ToolCall, ToolOutcome } from '../src/model/session';
import { sessionState } from '../src/model/state';
import { TOKEN_BUCKETS, type TokenUsage } from '../src/model/tokens';
import { sessionCost, type SessionCost } from '../src/analysis/cost';
import type { PriceBook } from '../src/analysis/price-book';

/** The output of `npm run fold`: a contract, kept stable. `null` is unknown. Times are ISO 8601. */
export interface FoldDocument {
  sessions: FoldedSession[];
  explain: string[];
}

export interface FoldedSession {
  id: string;
  key: string;
  agent: string | null;
  agentVersion: string | null;
  source: string | null;
  providers: string[];
  models: string[];
  state: string;
  outcome: string;
  runs: number;
  steps: number;
  subAgents: number;
  llmCalls: number;
  llmErrors: number;
  tools: Record<string, ToolCounts>;
  tokens: Record<keyof TokenUsage, number | null>;
  cost: SessionCost;
  loops: FoldedLoop[];
  waste: FoldedWaste;
  start: string | null;
  end: string | null;
}

/** Tokens that nobody reported are null. */
export interface FoldedSpending {
  calls: number;
  tokens: Record<keyof TokenUsage, number | null>;
  usd: number | null;
  unpricedCalls: number;
  milliseconds: number;
}

export interface FoldedWaste extends FoldedSpending {
  reasons: Partial<Record<WasteReason, FoldedSpending>>;
}

interface ToolCounts {
  calls: number;
  failed: number;
  denied: number;
  cancelled: number;
  unknown: number;
}

type FoldedLoop = Pick<Loop, 'kind' | 'tools' | 'repeats' | 'consecutive' | 'suspected'>;

/**
 * @param remarks what was noticed while reading the files
 * @param prices undefined: only what emitters report
 */
export function documentOf(sessions: readonly Session[], remarks: readonly string[], prices?: PriceBook): FoldDocument {
  return {
    sessions: sessions.map((session) => folded(session, prices)),
    explain: [
      ...remarks,
      ...sessions.flatMap((session) => explain(session).map((sentence) => `${session.id}: ${sentence}`)),
    ],
  };
}

function folded(session: Session, prices: PriceBook | undefined): FoldedSession {
  const { totals } = session;
  const loops = loopsOf(session);
  return {
    id: session.id,
    key: session.key,
    agent: session.agent ?? null,
    agentVersion: session.agentVersion ?? null,
    source: session.source ?? null,
    providers: totals.providers,
    models: totals.models,
    state: sessionState(session, Date.now()),
    outcome: session.runs.at(-1)?.status ?? 'unknown',
    runs: totals.runs,
    steps: totals.steps,
    subAgents: totals.subAgents,
    llmCalls: totals.llmCalls,
    llmErrors: totals.llmErrors,
    tools: toolCounts(session),
    tokens: foldedTokens(totals.tokens),
    cost: sessionCost(session, prices),
    loops: loops.map(({ kind, tools, repeats, consecutive, suspected }) => ({
      kind,
      tools,
      repeats,
      consecutive,
      suspected,
    })),
    waste: foldedWaste(wasteOf(session, prices, loops)),
    start: isoOf(session.start),
    end: isoOf(session.end),
  };
}

function foldedTokens(tokens: TokenUsage): Record<keyof TokenUsage, number | null> {
  return Object.fromEntries(TOKEN_BUCKETS.map((bucket) => [bucket, tokens[bucket] ?? null])) as Record<
    keyof TokenUsage,
    number | null
  >;
}

function foldedWaste({ all, byReason }: Waste): FoldedWaste {
  const reasons = Object.entries(byReason).map(([reason, wasted]) => [reason, foldedSpending(wasted)]);
  return { ...foldedSpending(all), reasons: Object.fromEntries(reasons) };
}

function foldedSpending({ calls, tokens, usd, unpricedCalls, time }: Wasted): FoldedSpending {
  return { calls, tokens: foldedTokens(tokens), usd, unpricedCalls, milliseconds: time };
}

const COUNTED: Readonly<Partial<Record<ToolOutcome, keyof ToolCounts>>> = {
  error: 'failed',
  timeout: 'failed',
  denied: 'denied',
  cancelled: 'cancelled',
  unknown: 'unknown',
};

/** Names come from telemetry: an object without a prototype takes any of them. */
function toolCounts(session: Session): Record<string, ToolCounts> {
  const counts: Record<string, ToolCounts> = Object.create(null);
  for (const call of callsOf(session.runs)) {
    if (call.kind === 'tool') {
      count(counts, call);
    }
  }
  return counts;
}

function count(counts: Record<string, ToolCounts>, call: ToolCall): void {
  const tool = (counts[call.name] ??= { calls: 0, failed: 0, denied: 0, cancelled: 0, unknown: 0 });
  tool.calls += 1;
  const counted = COUNTED[call.outcome];
  if (counted !== undefined) {
    tool[counted] += 1;
  }
}

function isoOf(time: number): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
