import { useCallback, useEffect, useRef } from 'react';

import { type FailureRule } from '../../../analysis/slo/bad-calls';
import { loadSessions, type LoadedSessions, type SessionSources } from '../../../loading/sessions/loadSessions';
import { DAY } from '../../../model/durations';
import { badCall } from '../../../queries/bad-calls';
import { useLatest } from '../../../ui/useLatest';

export type WorstSources = Pick<SessionSources, 'tempo' | 'attributeNames'>;

const MILLIS = 1000;

/** Seconds that one search goes back: Tempo refuses more than a week unless its operator raised that. */
const STRETCH = 6 * DAY;

interface Asked {
  rule: FailureRule;
  /** Milliseconds since 1970: now, and where the budget's time begins. */
  at: number;
  from: number;
  /** Something failed within a day: the first search goes back no further. */
  recent: boolean;
}

/** How a search goes on from one before: to newer traces of its range, or to older ones of it. */
interface Base {
  earlier?: LoadedSessions;
  after?: LoadedSessions;
}

/**
 * Searches Tempo for sessions with calls that may count as failed, the newest first: a day or some days back at first, further when
 * somebody asks. What runs is aborted when the objective or the page is left.
 */
export function useWorstSessions({ tempo, attributeNames }: WorstSources, { rule, at, from, recent }: Asked) {
  const { value, error, pending, start } = useLatest<readonly LoadedSessions[]>();
  /** Of each stretch what was found, the newest first. */
  const found = useRef<readonly LoadedSessions[]>([]);
  const { kind, above } = rule;

  const search = useCallback(
    (range: LoadedSessions['range'], base: Base = {}) =>
      start(async (signal, report) => {
        const others = found.current.filter((other) => other !== base.earlier && other !== base.after);
        const isNewest = others.every((other) => other.range.to <= range.from);
        const withOthers = (loaded: LoadedSessions) => {
          found.current = isNewest ? [loaded, ...others] : [...others, loaded];
          return found.current;
        };
        const loaded = await loadSessions(
          { tempo, attributeNames, logSelector: '' },
          {
            range,
            signal,
            onlyWith: [badCall(kind, above)],
            ...base,
            report: (some) => report(withOthers(some)),
          }
        );
        return withOthers(loaded);
      }),
    [start, tempo, attributeNames, kind, above]
  );

  const reload = useCallback(() => {
    const newest = found.current[0];
    const first = Math.max(from, at - MILLIS * (recent ? DAY : STRETCH));
    search({ from: newest?.range.from ?? first, to: at }, { earlier: newest });
  }, [search, at, from, recent]);
  useEffect(reload, [reload]);

  const older = useCallback(() => {
    const oldest = found.current.at(-1);
    if (oldest?.pages.more === true) {
      search(oldest.range, { after: oldest });
    } else if (oldest !== undefined) {
      const to = oldest.range.from;
      search({ from: Math.max(from, to - MILLIS * STRETCH), to });
    }
  }, [search, from]);

  return { found: value, error, pending, reload, older };
}
