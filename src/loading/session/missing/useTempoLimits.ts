import { useEffect } from 'react';

import { type TempoLimits } from '../../../sources/tempo-limits';
import { useLatest } from '../../../ui/useLatest';
import { type TempoApi } from '../../../sources/tempo';

const NOT_KNOWN: TempoLimits = {};

/**
 * Limits of the Tempo, asked for once something is missing that one of them may explain. That it does not tell them is
 * no failure: the sentence goes without the value then.
 */
export function useTempoLimits(tempo: Partial<Pick<TempoApi, 'limitsTold'>> | undefined, wanted: boolean): TempoLimits {
  const { value, start } = useLatest<TempoLimits>();
  useEffect(() => {
    if (wanted && tempo?.limitsTold !== undefined) {
      start((signal) => tempo.limitsTold?.(signal) ?? Promise.resolve(NOT_KNOWN));
    }
  }, [tempo, wanted, start]);
  return value ?? NOT_KNOWN;
}
