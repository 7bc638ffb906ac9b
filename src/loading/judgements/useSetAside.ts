import { useEffect, useMemo } from 'react';

import { type AnnotationStore } from '../../sources/annotations';
import { loopsSetAside } from '../../sources/judgements';
import { useLatest } from '../../ui/useLatest';

/** Loops that somebody judged to be none. */
export interface SetAside {
  /** Their keys (`loopKey`); the same set for as long as the keys are the same. */
  keys: ReadonlySet<string>;
  /** Nobody could be asked, so some of what is shown may be none. */
  failed: boolean;
  /** It has been asked, or there is nobody to ask. */
  settled: boolean;
}

/** @param asked changes whenever it is to be asked anew */
export function useSetAside(store: Pick<AnnotationStore, 'find'> | undefined, asked: unknown): SetAside {
  const { value, error, start } = useLatest<string>();
  useEffect(() => {
    if (store !== undefined) {
      start(async (signal) => JSON.stringify(Array.from(await loopsSetAside(store, signal)).sort()));
    }
  }, [store, asked, start]);
  const keys = useMemo(() => new Set(value === undefined ? [] : (JSON.parse(value) as string[])), [value]);
  return {
    keys,
    failed: error !== undefined,
    settled: store === undefined || value !== undefined || error !== undefined,
  };
}
