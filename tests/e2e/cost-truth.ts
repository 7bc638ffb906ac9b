import type { ModelLine } from '../../demo/agent/src/truth-log';

/** US dollars for a million tokens, as the providers' price lists have them: https://openai.com/api/pricing */
const LIST: Readonly<Record<string, { input: number; cached: number; output: number }>> = {
  'gpt-5.2': { input: 1.75, cached: 0.175, output: 14 },
};

/** The model of the scenarios that is on no price list. */
export const UNPRICED_MODEL = 'gpt-5.2-mini';

/** What the model server's log says of a group. */
export interface GroupTruth {
  name: string;
  usd: number | null;
  /** Calls of a model; what the SDK retries within one is one. */
  calls: number;
  /** Answered calls without a price. */
  unpriced: number;
  sessions: number;
}

/** Spending by something, the dearest first, from the log and the list alone. */
export function spendingBy(lines: readonly ModelLine[], keyOf: (line: ModelLine) => string): GroupTruth[] {
  const groups = new Map<string, GroupTruth & { ids: Set<string>; tokens: number }>();
  for (const line of lastAttempts(lines)) {
    const name = keyOf(line);
    const group = groups.get(name) ?? {
      name,
      usd: null,
      calls: 0,
      unpriced: 0,
      sessions: 0,
      ids: new Set(),
      tokens: 0,
    };
    groups.set(name, group);
    const usd = costOf(line);
    group.usd = usd === undefined ? group.usd : (group.usd ?? 0) + usd;
    group.calls += 1;
    group.unpriced += usd === undefined && line.outcome !== 'error' ? 1 : 0;
    group.tokens += line.usage?.total_tokens ?? 0;
    group.sessions = group.ids.add(line.session).size;
  }
  return Array.from(groups.values())
    .sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1) || b.tokens - a.tokens)
    .map(({ name, usd, calls, unpriced, sessions }) => ({ name, usd, calls, unpriced, sessions }));
}

/** What calls cost that went round once too often, from the log's marks alone. */
export function loopWaste(lines: readonly ModelLine[]): number {
  const loops = new Map<string, ModelLine[]>();
  for (const line of lines.filter(({ loop }) => loop !== null)) {
    const key = JSON.stringify([line.session, line.run, line.agent, line.loop]);
    loops.set(key, [...(loops.get(key) ?? []), line]);
  }
  return Array.from(loops.values())
    .flatMap((own) => own.slice(2 * roundOf(own)))
    .reduce((sum, line) => sum + (costOf(line) ?? 0), 0);
}

/** Answers of one round: the first arguments come again after so many. */
function roundOf(lines: readonly ModelLine[]): number {
  const asked = ({ toolCalls }: ModelLine) =>
    JSON.stringify(toolCalls.map(({ name, arguments: args }) => [name, args]));
  const [first, ...rest] = lines.map(asked);
  return rest.findIndex((one) => one === first) + 1;
}

/** An error is followed by its retry, which has the same number in its conversation. */
function lastAttempts(lines: readonly ModelLine[]): ModelLine[] {
  const keyOf = ({ session, run, agent, turn }: ModelLine) => JSON.stringify([session, run, agent, turn]);
  const last = new Map(lines.map((line) => [keyOf(line), line]));
  return lines.filter((line) => line.outcome !== 'error' || last.get(keyOf(line)) === line);
}

function costOf({ model, usage }: ModelLine): number | undefined {
  const price = LIST[model];
  if (price === undefined || usage === null) {
    return undefined;
  }
  const { cached_tokens: read } = usage.prompt_tokens_details;
  const uncached = usage.prompt_tokens - read;
  return (uncached * price.input + read * price.cached + usage.completion_tokens * price.output) / 1e6;
}

export function formatCost(usd: number): string {
  return usd < 0.01 ? `$${usd.toPrecision(2)}` : `$${usd.toFixed(2)}`;
}
