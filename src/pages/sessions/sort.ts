import { cachedShare, totalTokens } from '../../model/tokens';
import { type SessionRow } from './rows';

/** What each column is sorted by; undefined sorts last in both directions. */
const SORT_VALUES = {
  verdict: (row) => row.outcome,
  name: (row) => row.name ?? row.id,
  agent: (row) => row.agent,
  version: (row) => row.version,
  state: (row) => row.state,
  start: (row) => row.start,
  duration: (row) => row.duration,
  active: (row) => row.counts?.active,
  source: (row) => row.source,
  user: (row) => row.user,
  team: (row) => row.team,
  repository: (row) => row.repository,
  models: (row) => row.models.join(' ') || undefined,
  runs: (row) => row.counts?.runs,
  steps: (row) => row.counts?.steps,
  llm: (row) => row.counts?.llmCalls,
  tools: (row) => row.counts?.toolCalls,
  failures: (row) => row.counts?.failures,
  warnings: (row) => row.content && row.counts?.warnings,
  tokens: (row) => row.counts && totalTokens(row.counts.tokens),
  cached: (row) => row.counts && cachedShare(row.counts.tokens),
  cost: (row) => row.priced?.cost.usd ?? undefined,
  context: (row) => row.priced?.context?.fill,
  loops: (row) => row.content?.loops,
  waste: (row) => row.content?.waste.usd ?? row.content?.waste.tokens,
  feedback: (row) => (row.content === undefined ? undefined : row.content.feedback.good - row.content.feedback.bad),
} satisfies Record<string, (row: SessionRow) => string | number | undefined>;

export type SortColumn = keyof typeof SORT_VALUES;

/** Every column, in the order in which they can stand. */
export const ALL_COLUMNS = Object.keys(SORT_VALUES) as SortColumn[];

export interface SessionSort {
  column: SortColumn;
  descending: boolean;
}

/** Newest first. */
export const DEFAULT_SORT: SessionSort = { column: 'start', descending: true };

/** Columns whose first click puts the smallest first: texts. All others start with the largest. */
const ASCENDING_FIRST: ReadonlySet<SortColumn> = new Set<SortColumn>([
  'verdict',
  'name',
  'agent',
  'version',
  'state',
  'source',
  'user',
  'team',
  'repository',
  'models',
]);

/** Columns that only whole traces tell: rows that were not read stand last. */
const OF_CONTENT: ReadonlySet<SortColumn> = new Set<SortColumn>(['warnings', 'loops', 'waste', 'feedback']);

export function needsContent({ column }: SessionSort): boolean {
  return OF_CONTENT.has(column);
}

export function isSortColumn(text: string): text is SortColumn {
  return Object.hasOwn(SORT_VALUES, text);
}

/** The order after a click on a column's header. */
export function toggleSort(sort: SessionSort, column: SortColumn): SessionSort {
  return sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: !ASCENDING_FIRST.has(column) };
}

/** A sorted copy. Rows that are equal keep their order, which is newest first. */
export function sortRows(rows: readonly SessionRow[], sort: SessionSort): SessionRow[] {
  const valueOf = SORT_VALUES[sort.column];
  const direction = sort.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: known(valueOf(row)) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined);
      }
      return direction * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** A time that no record told is not a number. */
function known(value: string | number | undefined): string | number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
