import { useEffect, useLayoutEffect, useRef } from 'react';

import { onRequest } from '../sources/http';

/** What is measured: from the last answer of some requests, before it is parsed, to what was made of it on the screen. */
export interface PaintMeasure {
  /** Of the entry in the browser's own list of measurements, which benchmarks read. */
  name: string;
  /** Paths of data sources' APIs. */
  paths: readonly string[];
}

export const SESSIONS_PAINTED: PaintMeasure = { name: 'flightrecorder:sessions-painted', paths: ['/api/search'] };

export const TOOLS_PAINTED: PaintMeasure = {
  name: 'flightrecorder:tools-painted',
  paths: ['/api/search', '/api/v1/query', '/api/v1/query_range'],
};

/** Measures how long answers take to be on the screen. @param shown changes with what is shown */
export function usePaintMeasure({ name, paths }: PaintMeasure, shown: object | undefined): void {
  const received = useRef<number | undefined>(undefined);
  useEffect(
    () =>
      onRequest(({ path }) => {
        if (paths.includes(path)) {
          received.current = performance.now();
        }
      }),
    [paths]
  );
  useLayoutEffect(() => {
    const start = received.current;
    if (shown === undefined || start === undefined) {
      return;
    }
    received.current = undefined;
    // A task that is queued from a frame's callback runs after that frame was painted.
    const frame = requestAnimationFrame(() => setTimeout(() => performance.measure(name, { start })));
    return () => cancelAnimationFrame(frame);
  }, [name, shown]);
}
