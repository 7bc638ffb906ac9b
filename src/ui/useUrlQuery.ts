import { locationService } from '@grafana/runtime';
import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';

/** Changes to the URL's query: null takes a parameter out, what is not named stays. */
export type QueryChanges = Record<string, string | string[] | null>;

/**
 * The query of the URL, and a function that changes parts of it.
 *
 * `'push'` makes a step that Back returns from, `'replace'` does not: for typing and moving about.
 */
export function useUrlQuery(): [string, (changes: QueryChanges, history: 'push' | 'replace') => void] {
  const { search } = useLocation();
  const change = useCallback((changes: QueryChanges, history: 'push' | 'replace') => {
    locationService.partial(changes, history === 'replace');
  }, []);
  return [search, change];
}
