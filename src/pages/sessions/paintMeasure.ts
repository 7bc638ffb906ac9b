import { useEffect, useLayoutEffect, useRef } from 'react';

import { onRequest } from '../../sources/http';

/** From an answer of Tempo's search, before it is parsed, to painted rows; benchmarks read it from the browser. */
export const PAINTED = 'flightrecorder:sessions-painted';

/** Measures how long an answer takes to become rows on the screen. @param shown changes with what is shown */
export function usePaintMeasure(shown: object | undefined): void {
  const received = useRef<number | undefined>(undefined);
  useEffect(
    () =>
      onRequest(({ path }) => {
        if (path === '/api/search') {
          received.current = performance.now();
        }
      }),
    []
  );
  useLayoutEffect(() => {
    const start = received.current;
    if (shown === undefined || start === undefined) {
      return;
    }
    received.current = undefined;
    // A task that is queued from a frame's callback runs after that frame was painted.
    const frame = requestAnimationFrame(() => setTimeout(() => performance.measure(PAINTED, { start })));
    return () => cancelAnimationFrame(frame);
  }, [shown]);
}
