import { useCallback, useContext, useEffect, useMemo, useState } from 'react';

import { type WholeFigures } from '../../analysis/digest/whole-figures';
import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { type SetAside } from '../../loading/judgements/useSetAside';
import { OperatorPricesContext } from '../../loading/prices/OperatorPricesContext';
import { type FoundSession, readWhole, type WholeReading } from '../../loading/reader/readWhole';
import { useSessionReader } from '../../loading/reader/useSessionReader';
import { ReadingQueue } from '../../loading/ReadingQueue';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { type LogSession } from '../../loading/sessions/logSessions';
import { type LokiApi } from '../../sources/loki';
import { type TempoApi } from '../../sources/tempo';
import { type Known } from './rows';

/** Sessions that are read at the same time: the browser has six connections, and the list needs some itself. */
const AT_ONCE = 3;

/** Traces of each session that are read at the same time. */
const TRACES_AT_ONCE = 2;

/** Sessions whose figures are remembered; some hundred bytes each. */
const KEEP = 5000;

interface Options {
  sources: SessionSources & {
    tempo?: Pick<TempoApi, 'traceMessage'>;
    loki?: Pick<LokiApi, 'logs'>;
    notLoops?: readonly NotALoop[];
  };
  setAside: Pick<SetAside, 'keys' | 'settled'>;
  /** Sessions to read, in order. */
  wanted: readonly FoundSession[];
  /** What log records tell of a session, if they name it: some agents write tokens and costs to them alone. */
  logged: (session: FoundSession) => LogSession | undefined;
  isLarge: (session: FoundSession) => boolean;
}

/** Reads sessions whole while they are wanted, a few at a time; tells what is known of each. */
export function useWholeFigures({ sources, setAside, wanted, logged, isLarge }: Options): Known['whole'] {
  const { tempo, loki, logSelector, attributeNames, notLoops } = sources;
  const { keys, settled } = setAside;
  const operatorPrices = useContext(OperatorPricesContext);
  const reader = useSessionReader();
  const [version, setVersion] = useState(0);
  const queue = useMemo(
    () =>
      tempo === undefined && loki === undefined
        ? undefined
        : new ReadingQueue<Candidate, WholeReading<WholeFigures>>(
            keyOf,
            ({ session, log }, signal) => {
              const logs = log && loki && { loki, selector: logSelector };
              return readWhole(reader, { tempo, logs }, withLog(session, log), 'figures', {
                signal,
                atOnce: TRACES_AT_ONCE,
                attributeNames,
                operatorPrices,
                notLoops,
                setAside: keys,
              });
            },
            { atOnce: AT_ONCE, keep: KEEP, onChange: () => setVersion((it) => it + 1) }
          ),
    [reader, tempo, loki, logSelector, attributeNames, operatorPrices, notLoops, keys]
  );
  useEffect(() => () => queue?.stop(), [queue]);
  useEffect(() => {
    if (settled) {
      const candidates = wanted.filter((session) => !isLarge(session));
      queue?.want(candidates.map((session) => ({ session, log: logged(session) })));
    }
  }, [queue, settled, wanted, logged, isLarge]);
  return useCallback(
    (session) => {
      void version;
      if (isLarge(session)) {
        return { reading: 'large' };
      }
      const reading = queue?.get({ session, log: logged(session) });
      return reading?.state === 'read'
        ? { reading: 'read', read: reading.value }
        : { reading: reading === undefined ? 'unread' : reading.state === 'failed' ? 'failed' : 'reading' };
    },
    [queue, version, logged, isLarge]
  );
}

interface Candidate {
  session: FoundSession;
  log?: LogSession;
}

/** A session that has gone on since is another one to read, and so is one of which log records are found later. */
function keyOf({ session: { id, lastActivity, traceIds }, log }: Candidate): string {
  return JSON.stringify([id, lastActivity, traceIds.length, log !== undefined]);
}

function withLog({ id, traceIds, start, lastActivity }: FoundSession, log: LogSession | undefined): FoundSession {
  return {
    id,
    traceIds,
    start: Math.min(start, log?.first ?? start),
    lastActivity: Math.max(lastActivity, log?.last ?? lastActivity),
  };
}
