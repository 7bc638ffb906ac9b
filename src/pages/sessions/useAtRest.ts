import { useCallback, useEffect, useRef } from 'react';

/**
 * Hands a value on once no other one has come for a while: what changes with every frame would else draw everything anew
 * with each.
 *
 * @param hear stays the same
 * @param rest milliseconds
 */
export function useAtRest<T>(hear: (value: T) => void, rest: number): (value: T) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (value) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => hear(value), rest);
    },
    [hear, rest]
  );
}
