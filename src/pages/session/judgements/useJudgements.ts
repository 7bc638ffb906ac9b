import { useCallback, useEffect, useMemo } from 'react';

import { type AnnotationRights, type AnnotationStore } from '../../../sources/annotations';
import { judge, type Judgement, judgementsOf, type NewJudgement } from '../../../sources/judgements';
import { useLatest } from '../../../ui/useLatest';

/** What people said of a session, and what a viewer can do about it. */
export interface Judgements {
  rights: AnnotationRights;
  all: readonly Judgement[];
  /** They have not been read yet: nothing is known of them. */
  unread: boolean;
  /** Something is being saved or read. */
  pending: boolean;
  /** Why the last of it failed. */
  error?: unknown;
  add: (judgement: NewJudgement) => void;
  remove: (id: number) => void;
}

const NONE: readonly Judgement[] = [];
const NO_RIGHTS: AnnotationRights = { read: false, create: false, remove: false };

/** Reads what people said of a session, and again after every change. @param store undefined: nowhere to keep it */
export function useJudgements(store: AnnotationStore | undefined, sessionId: string): Judgements {
  const { value, error, pending, start } = useLatest<Judgement[]>();
  const rights = useMemo(() => store?.rights() ?? NO_RIGHTS, [store]);

  /** Does something first, then reads: also where that failed, the list is what Grafana has. */
  const afterwards = useCallback(
    (change: (store: AnnotationStore) => Promise<void>) => {
      if (store !== undefined) {
        start(async (signal) => {
          await change(store);
          return judgementsOf(store, sessionId, signal);
        });
      }
    },
    [store, sessionId, start]
  );
  useEffect(() => {
    if (rights.read) {
      afterwards(() => Promise.resolve());
    }
  }, [afterwards, rights]);

  const add = useCallback(
    (judgement: NewJudgement) => afterwards((kept) => judge(kept, sessionId, judgement)),
    [afterwards, sessionId]
  );
  const remove = useCallback((id: number) => afterwards((kept) => kept.remove(id)), [afterwards]);
  return useMemo(
    () => ({ rights, all: value ?? NONE, unread: value === undefined, pending, error, add, remove }),
    [rights, value, pending, error, add, remove]
  );
}
