import { loopsOf } from '../analysis/loops/loops';
import type { Session, ToolCall, Totals } from '../model/session';
import { TOKEN_BUCKETS } from '../model/tokens';
import { callsOf } from './calls';
import type { Derivable, Findings } from './captures';

/** What was folded, in the words of the captures' `derivable`. */
export function findingsOf(sessions: readonly Session[]): Findings {
  const tools = callsOf(sessions).filter((call) => call.kind === 'tool');
  const calls = sum(sessions, ({ llmCalls }) => llmCalls);
  const errors = sum(sessions, ({ llmErrors }) => llmErrors);
  const [input, cacheRead, cacheWrite, output, reasoning] = TOKEN_BUCKETS.map((bucket) => {
    const known = sessions.flatMap(({ totals }) => totals.tokens[bucket] ?? []);
    return known.length === 0 ? null : known.reduce((total, count) => total + count, 0);
  }) as [Count, Count, Count, Count, Count];
  return {
    sessions: sessions.length,
    llmSuccessful: calls - errors,
    failedLogicalCalls: errors,
    toolCalls: countNames(tools),
    failedToolCalls: countNames(tools.filter(({ outcome }) => outcome === 'error' || outcome === 'timeout')),
    deniedToolCalls: countNames(tools.filter(({ outcome }) => outcome === 'denied')),
    tokens: {
      uncachedInput: input,
      cacheRead,
      cacheWrite,
      outputAndReasoning: output === null && reasoning === null ? null : (output ?? 0) + (reasoning ?? 0),
    },
    loops: sessions
      .flatMap((session) => loopsOf(session))
      .filter(({ suspected }) => !suspected)
      .map(({ kind }) => kind)
      .sort(),
    subAgents: sum(sessions, ({ subAgents }) => subAgents),
  };
}

type Count = number | null;

/** What the captures call the kinds of loops. */
const KINDS: Readonly<Record<string, string>> = {
  'identical-call': 'identical',
  'repeated-failure': 'identical_failing',
};

/** What was to be found; where a field has several correct readings, the one that was found. */
export function acceptedOf(derivable: Derivable, found: Findings): Findings {
  const { alsoAccepted = {}, why: _, ...first } = derivable;
  const accepted = {
    ...first,
    ...Object.fromEntries(Object.entries(alsoAccepted).flatMap(matching(found))),
  } as Findings;
  return { ...accepted, loops: ourKinds(accepted.loops) };
}

function matching(found: Findings) {
  return ([field, readings]: [string, unknown[]]): Array<[string, unknown]> => {
    const reading = readings.find((candidate) => {
      const ours = field === 'loops' ? ourKinds(candidate as string[]) : candidate;
      return canonical(ours) === canonical(found[field as keyof Findings]);
    });
    return reading === undefined ? [] : [[field, reading]];
  };
}

function ourKinds(kinds: readonly string[]): string[] {
  return kinds.map((kind) => KINDS[kind] ?? kind).sort();
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item
  );
}

function sum(sessions: readonly Session[], figure: (totals: Totals) => number): number {
  return sessions.reduce((total, session) => total + figure(session.totals), 0);
}

function countNames(calls: readonly ToolCall[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of calls) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
