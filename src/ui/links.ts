import { urlUtil } from '@grafana/data';

import { APP_URL } from '../constants';

/** Parameters of the time range, which go along from page to page. */
const RANGE_PARAMETERS = ['from', 'to', 'timezone'] as const;

/**
 * Address of a session's page. The id goes into the query: it is text from outside, with slashes and per cent signs.
 *
 * @param search the present query, whose time range is kept
 */
export function sessionUrl(id: string, search: string): string {
  const present = new URLSearchParams(search);
  const query: Record<string, string> = { id };
  for (const name of RANGE_PARAMETERS) {
    const value = present.get(name);
    if (value !== null) {
      query[name] = value;
    }
  }
  return urlUtil.renderUrl(`${APP_URL}/session`, query);
}
