import { type SessionRow } from './rows';

/** Filters that take any of several values. */
export const CHOICE_FILTERS = ['agent', 'model', 'tool', 'state'] as const;

export type ChoiceFilter = (typeof CHOICE_FILTERS)[number];

/** What the list is narrowed to; a filter without values lets everything through. */
export interface SessionFilters extends Record<ChoiceFilter, readonly string[]> {
  /** Found anywhere in name, id or agent, whatever the case. */
  text: string;
}

export const NO_FILTERS: SessionFilters = { agent: [], model: [], tool: [], state: [], text: '' };

/** What a row offers to each filter, for people to choose from. */
const VALUES: Readonly<Record<ChoiceFilter, (row: SessionRow) => readonly string[]>> = {
  agent: (row) => (row.agent === undefined ? [] : [row.agent]),
  model: (row) => row.models,
  tool: (row) => row.tools,
  state: (row) => [row.state],
};

/**
 * What a row is found by. Links from alerts and dashboards carry the labels of metrics, in which an agent whose calls of a
 * model don't name it goes by its service.
 */
const FOUND_BY: typeof VALUES = {
  ...VALUES,
  agent: ({ agent, service }) => [agent, service].filter((name) => name !== undefined),
};

export function isFiltered(filters: SessionFilters): boolean {
  return filters.text !== '' || CHOICE_FILTERS.some((filter) => filters[filter].length > 0);
}

/** Rows that pass all filters: any value of each, and the text. */
export function filterRows(rows: readonly SessionRow[], filters: SessionFilters): SessionRow[] {
  const text = filters.text.trim().toLowerCase();
  const active = CHOICE_FILTERS.filter((filter) => filters[filter].length > 0).map((filter) => ({
    wanted: new Set(filters[filter]),
    valuesOf: FOUND_BY[filter],
  }));
  return rows.filter(
    (row) =>
      matchesText(row, text) && active.every(({ wanted, valuesOf }) => valuesOf(row).some((value) => wanted.has(value)))
  );
}

/** The values that rows offer to a filter, and how many rows offer each; most frequent first. */
export function choicesOf(rows: readonly SessionRow[], filter: ChoiceFilter): Array<{ value: string; count: number }> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of VALUES[filter](row)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

function matchesText(row: SessionRow, text: string): boolean {
  return text === '' || [row.name, row.id, row.agent].some((part) => part?.toLowerCase().includes(text));
}
