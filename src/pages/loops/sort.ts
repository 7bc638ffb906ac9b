import { type LoopEntry, worstFirst } from '../../analysis/loops/entries';
import { totalTokens } from '../../model/tokens';
import { type GridSort } from '../../ui/VirtualGrid';

/** What each column is sorted by; undefined and NaN sort last in both directions. */
const VALUES = {
  kind: ({ kind }) => kind,
  tools: ({ tools }) => tools.join(' '),
  arguments: ({ pattern }) => pattern,
  repeats: ({ repeats }) => repeats,
  error: ({ error }) => error,
  steps: ({ steps }) => steps.last - steps.first,
  time: ({ start, end }) => end - start,
  tokens: ({ waste }) => totalTokens(waste.tokens),
  waste: ({ waste }) => waste.usd ?? undefined,
  session: ({ session }) => session.name ?? session.id,
  agent: ({ session }) => session.agent,
  rule: ({ threshold }) => threshold,
} satisfies Record<string, (entry: LoopEntry) => string | number | undefined>;

type Column = keyof typeof VALUES;

/** The worst first: what runs, then what wasted most. */
export const WORST: GridSort = { column: 'waste', descending: true };

/** The order that a text in a URL stands for: a column's name, with a minus before it for the largest first. */
export function parseSort(text: string): GridSort | undefined {
  const descending = text.startsWith('-');
  const column = text.slice(descending ? 1 : 0);
  return isColumn(column) ? { column, descending } : undefined;
}

export function sortParameter({ column, descending }: GridSort): string | null {
  return column === WORST.column && descending ? null : `${descending ? '-' : ''}${column}`;
}

/** A sorted copy; rows that are equal stay in the order of the worst first. */
export function sortEntries(entries: readonly LoopEntry[], { column, descending }: GridSort): LoopEntry[] {
  const worst = entries.slice().sort(worstFirst);
  if (!isColumn(column) || (column === WORST.column && descending)) {
    return worst;
  }
  const valueOf: (entry: LoopEntry) => string | number | undefined = VALUES[column];
  return worst.sort((a, b) => compare(known(valueOf(a)), known(valueOf(b)), descending ? -1 : 1));
}

function isColumn(text: string): text is Column {
  return Object.hasOwn(VALUES, text);
}

function known(value: string | number | undefined): string | number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function compare(a: string | number | undefined, b: string | number | undefined, direction: 1 | -1): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)));
}
