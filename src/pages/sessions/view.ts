import { recordOf } from '../../model/record-of';
import { type Bounds, FACETS, type Measure, MEASURES, type SessionFilters } from './filters';
import { ALL_COLUMNS, DEFAULT_SORT, isSortColumn, type SessionSort, type SortColumn } from './sort';

/** Everything of the page that a person sets, besides the time range, which Scenes keeps in the URL. */
export interface SessionsView {
  filters: SessionFilters;
  sort: SessionSort;
  /** Columns that are shown, in the order of `ALL_COLUMNS`. */
  columns: readonly SortColumn[];
  /** Parameters of the URL that make no sense: the view is as if they were not there. */
  ignored: readonly string[];
}

/** Columns that are shown unless others were chosen. */
export const DEFAULT_COLUMNS: readonly SortColumn[] = [
  'verdict',
  'name',
  'agent',
  'start',
  'active',
  'steps',
  'tools',
  'failures',
  'warnings',
  'tokens',
  'cost',
  'context',
  'loops',
  'waste',
];

/** Query parameters of the view; null takes one out of the URL. */
export type ViewParameters = Record<string, string | string[] | null>;

/** In labels of metrics, whatever is too rare or too odd for a label of its own: no session is called that. */
const OTHERS = '_other';

/** Values of one facet that are read from a URL at most. */
const MOST_VALUES = 100;

/** Reads the view from a URL's query. */
export function readView(search: string): SessionsView {
  const parameters = new URLSearchParams(search);
  const ignored: string[] = [];
  const valuesOf = (prefix: string) =>
    recordOf(FACETS, (facet) => {
      const given = [...new Set(parameters.getAll(`${prefix}${facet}`).filter((value) => value !== ''))];
      const all = given.filter((value) => value !== OTHERS);
      if (all.length > MOST_VALUES || all.length < given.length) {
        ignored.push(`${prefix}${facet}`);
      }
      return all.slice(0, MOST_VALUES);
    });
  const filters: SessionFilters = {
    with: valuesOf(''),
    without: valuesOf(NOT),
    bounds: readBounds(parameters, ignored),
    text: parameters.get('q') ?? '',
  };
  return { filters, sort: readSort(parameters, ignored), columns: readColumns(parameters, ignored), ignored };
}

/** The query parameters that stand for a view; what is at its default is left out. */
export function viewParameters({ filters, sort, columns }: Omit<SessionsView, 'ignored'>): ViewParameters {
  const values = (prefix: string, chosen: SessionFilters['with']) =>
    FACETS.map((facet) => [`${prefix}${facet}`, chosen[facet].length > 0 ? [...chosen[facet]] : null]);
  return {
    ...Object.fromEntries([...values('', filters.with), ...values(NOT, filters.without)]),
    ...Object.fromEntries(MEASURES.map((measure) => [measure, writeBounds(filters.bounds[measure])])),
    q: filters.text === '' ? null : filters.text,
    sort: writeSort(sort),
    columns: isDefault(columns) ? null : columns.join(','),
  };
}

const NOT = 'not-';

/** `3..`, `..10`, `3..10`. */
const BOUNDS = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/;

function readBounds(parameters: URLSearchParams, ignored: string[]): SessionFilters['bounds'] {
  const bounds: Partial<Record<Measure, Bounds>> = {};
  for (const measure of MEASURES) {
    const text = parameters.get(measure);
    const read = text === null ? undefined : parseBounds(text);
    if (read !== undefined) {
      bounds[measure] = read;
    } else if (text !== null && text !== '') {
      ignored.push(measure);
    }
  }
  return bounds;
}

function parseBounds(text: string): Bounds | undefined {
  const [, from, to] = BOUNDS.exec(text) ?? [];
  return from === undefined && to === undefined
    ? undefined
    : { from: from === undefined ? undefined : Number(from), to: to === undefined ? undefined : Number(to) };
}

function writeBounds(bounds: Bounds | undefined): string | null {
  return bounds === undefined ? null : `${bounds.from ?? ''}..${bounds.to ?? ''}`;
}

/** A column's name, with a minus before it for the largest first. */
function readSort(parameters: URLSearchParams, ignored: string[]): SessionSort {
  const text = parameters.get('sort');
  const descending = text?.startsWith('-') ?? false;
  const column = text?.slice(descending ? 1 : 0) ?? '';
  if (isSortColumn(column)) {
    return { column, descending };
  }
  if (text !== null && text !== '') {
    ignored.push('sort');
  }
  return DEFAULT_SORT;
}

function writeSort({ column, descending }: SessionSort): string | null {
  return column === DEFAULT_SORT.column && descending === DEFAULT_SORT.descending
    ? null
    : `${descending ? '-' : ''}${column}`;
}

/** Names apart by commas. The session itself is always shown: rows are opened by it. */
function readColumns(parameters: URLSearchParams, ignored: string[]): readonly SortColumn[] {
  const text = parameters.get('columns');
  if (text === null || text === '') {
    return DEFAULT_COLUMNS;
  }
  const names = text.split(',');
  if (!names.every(isSortColumn)) {
    ignored.push('columns');
  }
  const chosen = ALL_COLUMNS.filter((column) => names.includes(column));
  return chosen.length === 0 ? DEFAULT_COLUMNS : inOrder(chosen);
}

/** Columns in the order in which they stand, with the one that is always there. */
export function inOrder(columns: readonly SortColumn[]): readonly SortColumn[] {
  return ALL_COLUMNS.filter((column) => column === 'name' || columns.includes(column));
}

function isDefault(columns: readonly SortColumn[]): boolean {
  return inOrder(columns).join() === inOrder(DEFAULT_COLUMNS).join();
}
