import { useCallback, useEffect, useMemo, useState } from 'react';

import { useUrlQuery } from '../../../ui/useUrlQuery';
import { fit, readViewport, type Viewport, writeViewport } from './viewport';

/** Milliseconds without a movement after which the URL follows: it need not on every turn of the wheel. */
const SETTLED = 300;

/** The part of the axis in sight, kept in the URL; all of it where the URL names none. */
export function useViewport(length: number): [Viewport, (change: (viewport: Viewport) => Viewport) => void] {
  const [search, changeUrl] = useUrlQuery();
  const [own, setOwn] = useState(() => readViewport(new URLSearchParams(search).get('zoom')));
  const all = fit(length);
  const { from, to } = own === undefined || own.from >= all.to ? all : { from: own.from, to: Math.min(own.to, all.to) };
  const viewport = useMemo(() => ({ from, to }), [from, to]);
  const change = useCallback(
    (next: (viewport: Viewport) => Viewport) =>
      setOwn((before) => {
        const whole = fit(length);
        const wanted = next(before ?? whole);
        return wanted.from <= 0 && wanted.to >= whole.to ? undefined : wanted;
      }),
    [length]
  );
  const written = own === undefined ? null : writeViewport(own);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (new URLSearchParams(search).get('zoom') !== written) {
        changeUrl({ zoom: written }, 'replace');
      }
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [written, search, changeUrl]);
  return [viewport, change];
}
