import { useCallback, useEffect, useRef, useState } from 'react';

/** State of work whose latest start counts. */
export interface Latest<T> {
  /** What came last, kept while newer work is under way. */
  value?: T;
  error?: unknown;
  pending: boolean;
}

/** Work that can be aborted, and may report what it has before it is done. */
export type Work<T> = (signal: AbortSignal, report: (value: T) => void) => Promise<T>;

/**
 * Runs asynchronous work of which only the latest start matters: starting anew, and unmounting, aborts what runs, and
 * whatever that still reports is not heard. The previous value stays until the first report of the new work.
 */
export function useLatest<T>(): Latest<T> & { start: (work: Work<T>) => void; cancel: () => void } {
  const [state, setState] = useState<Latest<T>>({ pending: false });
  const running = useRef<AbortController | undefined>(undefined);

  const start = useCallback((work: Work<T>) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const ifLatest = (change: (previous: Latest<T>) => Latest<T>) => {
      if (!controller.signal.aborted) {
        setState(change);
      }
    };
    setState(({ value }) => ({ value, pending: true }));
    work(controller.signal, (value) => ifLatest(() => ({ value, pending: true }))).then(
      (value) => ifLatest(() => ({ value, pending: false })),
      (error: unknown) => ifLatest(({ value }) => ({ value, error, pending: false }))
    );
  }, []);

  /** Stops what runs and keeps what it has reported. */
  const cancel = useCallback(() => {
    running.current?.abort();
    setState((previous) => ({ ...previous, pending: false }));
  }, []);

  useEffect(() => () => running.current?.abort(), []);
  return { ...state, start, cancel };
}
