import { urlUtil } from '@grafana/data';

import { APP_URL } from '../constants';

/** Parameters of the time range, which go along from page to page. */
const RANGE_PARAMETERS = ['from', 'to', 'timezone'] as const;

/** Query of the list that a session was opened from: the way back leads to the same filters, order and range. */
const LIST_PARAMETER = 'list';

/**
 * Address of a session's page. The id goes into the query: it is text from outside, with slashes and per cent signs.
 *
 * @param search the present query, whose time range and way back are kept
 */
export function sessionUrl(id: string, search: string): string {
  return urlUtil.renderUrl(`${APP_URL}/session`, { id, ...kept(search, [...RANGE_PARAMETERS, LIST_PARAMETER]) });
}

/**
 * Address of a session's page with a part of it selected, and with a way back to the page that leads there.
 *
 * @param at the record of the part, or its reference (`model/references`)
 * @param view which view to open, and what it is narrowed to
 */
export function sessionPartUrl(
  id: string,
  at: { traceId: string; spanId: string } | string,
  search: string,
  view: Readonly<Record<string, string>> = {}
): string {
  const query = kept(search, RANGE_PARAMETERS);
  return urlUtil.renderUrl(`${APP_URL}/session`, {
    id,
    ...query,
    ...view,
    span: typeof at === 'string' ? at : `${at.traceId}:${at.spanId}`,
  });
}

/** Address of two sessions side by side; without the second one, of where to choose it. @param search the present query */
export function compareUrl(left: string, right: string | undefined, search: string): string {
  return pageUrl('compare', search, right === undefined ? { left } : { left, right });
}

/** Address of another page of the app with the same time range. @param search the present query */
export function pageUrl(page: string, search: string, query: Readonly<Record<string, string | string[]>> = {}): string {
  return urlUtil.renderUrl(`${APP_URL}/${page}`, { ...kept(search, RANGE_PARAMETERS), ...query });
}

/** Address of a tool's page. The name goes into the query: it is text from outside. @param search the present query */
export function toolUrl(tool: string, search: string, query: Readonly<Record<string, string>> = {}): string {
  return pageUrl('tool', search, { ...query, tool });
}

/** Address of a session's page, with a way back to the list. @param search the list's query */
export function listedSessionUrl(id: string, search: string): string {
  const query = new URLSearchParams(search);
  query.set(LIST_PARAMETER, query.toString());
  return sessionUrl(id, query.toString());
}

/** Address of the list that a session was opened from, else of one with the same time range. @param search the session's query */
export function sessionsUrl(search: string): string {
  const list = new URLSearchParams(search).get(LIST_PARAMETER);
  const query = list === null ? kept(search, RANGE_PARAMETERS) : list;
  const text = new URLSearchParams(query).toString();
  return text === '' ? `${APP_URL}/sessions` : `${APP_URL}/sessions?${text}`;
}

function kept(search: string, names: readonly string[]): Record<string, string> {
  const present = new URLSearchParams(search);
  const entries = names.map((name) => [name, present.get(name)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}
