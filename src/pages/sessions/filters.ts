import { recordOf } from '../../model/record-of';
import { totalTokens } from '../../model/tokens';
import { type SessionRow } from './rows';

/** Facets: a row passes with any of the wanted values, and with none of the unwanted ones. */
export const FACETS = [
  'outcome',
  'agent',
  'model',
  'tool',
  'state',
  'provider',
  'gateway',
  'version',
  'source',
  'user',
  'team',
  'repository',
] as const;

export type Facet = (typeof FACETS)[number];

/** Figures that can be bounded. */
export const MEASURES = ['errors', 'cost', 'duration', 'tokens', 'steps'] as const;

export type Measure = (typeof MEASURES)[number];

/** Bounds that belong to what they bound; at least one of them. Duration in seconds, cost in US dollars. */
export interface Bounds {
  from?: number;
  to?: number;
}

/** What the list is narrowed to; a facet without values lets everything through. */
export interface SessionFilters {
  with: Readonly<Record<Facet, readonly string[]>>;
  without: Readonly<Record<Facet, readonly string[]>>;
  bounds: Readonly<Partial<Record<Measure, Bounds>>>;
  /** Found anywhere in name, id, agent, user or repository, whatever the case. */
  text: string;
}

const NO_VALUES: SessionFilters['with'] = recordOf(FACETS, () => []);

export const NO_FILTERS: SessionFilters = { with: NO_VALUES, without: NO_VALUES, bounds: {}, text: '' };

const listOf = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);

/** What a row offers to each facet, for people to choose from. */
const VALUES: Readonly<Record<Facet, (row: SessionRow) => readonly string[]>> = {
  outcome: (row) => [row.outcome],
  agent: (row) => listOf(row.agent),
  model: (row) => row.models,
  tool: (row) => row.tools,
  state: (row) => [row.state],
  provider: (row) => row.providers,
  gateway: (row) => row.gateways,
  version: (row) => listOf(row.version),
  source: (row) => listOf(row.source),
  user: (row) => listOf(row.user),
  team: (row) => listOf(row.team),
  repository: (row) => listOf(row.repository),
};

/**
 * What a row is found by. Links from alerts, dashboards and the cost page carry the labels of metrics: sub-agents have
 * names of their own in them, and an agent whose calls of a model don't name it goes by its service.
 */
const FOUND_BY: typeof VALUES = {
  ...VALUES,
  agent: ({ agent, agents, service }) => [agent, ...agents, service].filter((name) => name !== undefined),
  provider: ({ providers }) => orUnknown(providers),
  // An alert that fired before the operator named the address still finds them.
  gateway: ({ gateways, gatewayAddresses }) => orUnknown([...gateways, ...gatewayAddresses]),
};

/** As metrics label calls that don't say it. */
function orUnknown(names: readonly string[]): readonly string[] {
  return names.length === 0 ? ['unknown'] : names;
}

const MILLIS_PER_SECOND = 1000;

const MEASURED: Readonly<Record<Measure, (row: SessionRow) => number | undefined>> = {
  errors: (row) => row.counts?.failures,
  cost: (row) => row.priced?.cost.usd ?? undefined,
  duration: (row) => (Number.isNaN(row.duration) ? undefined : row.duration / MILLIS_PER_SECOND),
  tokens: (row) => row.counts && totalTokens(row.counts.tokens),
  steps: (row) => row.counts?.steps,
};

export function isFiltered(filters: SessionFilters): boolean {
  return (
    filters.text !== '' || Object.keys(filters.bounds).length > 0 || FACETS.some((facet) => isFacetUsed(filters, facet))
  );
}

export function isFacetUsed(filters: SessionFilters, facet: Facet): boolean {
  return filters.with[facet].length > 0 || filters.without[facet].length > 0;
}

/** Rows that pass all filters. What a row does not know is within no bounds. */
export function filterRows(rows: readonly SessionRow[], filters: SessionFilters): SessionRow[] {
  const text = filters.text.trim().toLowerCase();
  const facets = FACETS.filter((facet) => isFacetUsed(filters, facet)).map((facet) => ({
    wanted: new Set(filters.with[facet]),
    unwanted: new Set(filters.without[facet]),
    valuesOf: FOUND_BY[facet],
  }));
  const bounds = MEASURES.flatMap((measure) => {
    const bound = filters.bounds[measure];
    return bound === undefined ? [] : [{ bound, valueOf: MEASURED[measure] }];
  });
  return rows.filter(
    (row) =>
      matchesText(row, text) &&
      facets.every(({ wanted, unwanted, valuesOf }) => {
        const values = valuesOf(row);
        return (wanted.size === 0 || values.some((it) => wanted.has(it))) && !values.some((it) => unwanted.has(it));
      }) &&
      bounds.every(({ bound, valueOf }) => isWithin(valueOf(row), bound))
  );
}

/** The values that rows offer to a facet, and how many rows offer each; most frequent first. */
export function choicesOf(rows: readonly SessionRow[], facet: Facet): Array<{ value: string; count: number }> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of VALUES[facet](row)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

function isWithin(value: number | undefined, { from = -Infinity, to = Infinity }: Bounds): boolean {
  return value !== undefined && value >= from && value <= to;
}

function matchesText({ name, id, agent, user, repository }: SessionRow, text: string): boolean {
  return text === '' || [name, id, agent, user, repository].some((part) => part?.toLowerCase().includes(text));
}
