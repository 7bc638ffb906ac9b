import { CHOICE_FILTERS, type ChoiceFilter, type SessionFilters } from './filters';
import { DEFAULT_SORT, isSortColumn, type SessionSort } from './sort';

/** Everything of the page that a person sets, besides the time range, which Scenes keeps in the URL. */
export interface SessionsView {
  filters: SessionFilters;
  sort: SessionSort;
}

/** Query parameters of the view; null takes one out of the URL. */
export type ViewParameters = Record<ChoiceFilter, string[] | null> & { q: string | null; sort: string | null };

/** Reads the view from a URL's query. What makes no sense is as if it were not there. */
export function readView(search: string): SessionsView {
  const parameters = new URLSearchParams(search);
  const choices = Object.fromEntries(
    CHOICE_FILTERS.map((filter) => [filter, [...new Set(parameters.getAll(filter).filter((value) => value !== ''))]])
  ) as Record<ChoiceFilter, string[]>;
  return { filters: { ...choices, text: parameters.get('q') ?? '' }, sort: readSort(parameters.get('sort')) };
}

/** The query parameters that stand for a view; what is at its default is left out. */
export function viewParameters({ filters, sort }: SessionsView): ViewParameters {
  const choices = Object.fromEntries(
    CHOICE_FILTERS.map((filter) => [filter, filters[filter].length > 0 ? [...filters[filter]] : null])
  ) as Record<ChoiceFilter, string[] | null>;
  return { ...choices, q: filters.text === '' ? null : filters.text, sort: writeSort(sort) };
}

/** A column's name, with a minus before it for the largest first. */
function readSort(text: string | null): SessionSort {
  const descending = text?.startsWith('-') ?? false;
  const column = text?.slice(descending ? 1 : 0) ?? '';
  return isSortColumn(column) ? { column, descending } : DEFAULT_SORT;
}

function writeSort({ column, descending }: SessionSort): string | null {
  const isDefault = column === DEFAULT_SORT.column && descending === DEFAULT_SORT.descending;
  return isDefault ? null : `${descending ? '-' : ''}${column}`;
}
