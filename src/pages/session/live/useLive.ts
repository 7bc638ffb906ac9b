import { useCallback, useEffect, useRef, useState } from 'react';

import { waitFor, type Watched } from './rhythm';

interface LiveOptions {
  /** Undefined while nothing can be said of the session, and where its time range ends before now. */
  watched: Watched | undefined;
  /** Time of the newest record that is known; undefined where there is none. */
  newest: number | undefined;
  /** Asking is under way. */
  pending: boolean;
  ask: () => void;
}

export interface Live {
  /** The sources will be asked again. */
  on: boolean;
  /** What is under way was asked for by itself: nobody waits for it. */
  asking: boolean;
  /** Asks because somebody wants it. */
  reload: () => void;
}

/** The last time that it was asked by itself. */
interface Asked {
  by: () => void;
  newest: number | undefined;
  /** Times in a row that it was asked with the same newest record. */
  times: number;
}

/** Asks for more of a session that may go on: slower while nothing comes, and not while nobody sees the page. */
export function useLive({ watched, newest, pending, ask }: LiveOptions): Live {
  const [asked, setAsked] = useState<Asked>();
  const began = useRef<number | undefined>(undefined);
  const vain = asked !== undefined && asked.newest === newest ? asked.times : 0;

  useEffect(() => {
    if (pending || watched === undefined) {
      return undefined;
    }
    const took = began.current === undefined ? 0 : Date.now() - began.current;
    const wait = waitFor(watched, vain, took);
    if (wait === undefined) {
      return undefined;
    }
    const askIfSeen = () => {
      if (document.visibilityState === 'visible') {
        stop();
        began.current = Date.now();
        setAsked({ by: ask, newest, times: vain + 1 });
        ask();
      }
    };
    const timer = setTimeout(() => {
      document.addEventListener('visibilitychange', askIfSeen);
      askIfSeen();
    }, wait);
    const stop = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
    return stop;
  }, [watched, vain, newest, pending, ask]);

  const reload = useCallback(() => {
    began.current = undefined;
    setAsked(undefined);
    ask();
  }, [ask]);
  return {
    on: watched !== undefined && waitFor(watched, vain, 0) !== undefined,
    asking: pending && asked?.by === ask,
    reload,
  };
}
