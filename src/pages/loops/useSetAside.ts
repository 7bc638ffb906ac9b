import { useEffect } from 'react';

import { type AnnotationStore } from '../../sources/annotations';
import { loopsSetAside } from '../../sources/judgements';
import { useLatest } from '../../ui/useLatest';

const NONE: ReadonlySet<string> = new Set();

/**
 * Keys of loops that somebody judged to be none. `failed`: nobody could be asked, so some of the list may be none.
 *
 * @param asked changes whenever it is to be asked anew
 */
export function useSetAside(
  store: Pick<AnnotationStore, 'find'> | undefined,
  asked: unknown
): { keys: ReadonlySet<string>; failed: boolean } {
  const { value = NONE, error, start } = useLatest<ReadonlySet<string>>();
  useEffect(() => {
    if (store !== undefined) {
      start((signal) => loopsSetAside(store, signal));
    }
  }, [store, asked, start]);
  return { keys: value, failed: error !== undefined };
}
