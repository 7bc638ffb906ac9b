import { type TimeRange } from '@grafana/data';
import { useEffect, useMemo } from 'react';

import { stepOf, type ToolGrid, toolGrid } from '../../analysis/tools/grid';
import { toolChargesOf, type ToolUse, toolUsesOf } from '../../analysis/tools/uses';
import { usePrices } from '../../loading/prices/usePriceBook';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { isUnanswered } from '../../loading/sessions/isUnanswered';
import { FINEST_METRICS, type FigureSource, figureSource } from '../../loading/tools/figureSource';
import { type SessionsInRange, useSessions } from '../../loading/sessions/useSessions';
import { useInSlices } from '../../loading/useInSlices';
import { type Session } from '../../model/session';
import { type PrometheusApi } from '../../sources/prometheus';
import { useLatest } from '../../ui/useLatest';
import { metricGrid } from './metricGrid';
import { type ToolsView } from './view';

export interface ToolSources extends SessionSources {
  prometheus?: Pick<PrometheusApi, 'range' | 'instant' | 'source'>;
}

interface Tools {
  /** Undefined before the first answer, and where no source answered. */
  grid?: ToolGrid;
  /** Where the figures come from. */
  from: FigureSource;
  /** Milliseconds of a column across time. */
  step: number;
  /** Calls that the grid counts; empty where metrics do. */
  uses: readonly ToolUse[];
  /** How far traces were searched; undefined where they were not. */
  sessions?: SessionsInRange;
  pending: boolean;
  error?: unknown;
}

/** Columns across time: more are no longer told apart. */
const MOST_COLUMNS = 200;

const NO_SESSIONS: readonly Session[] = [];

/** The grid of tools of a time range, from traces or from metrics. */
export function useToolGrid(sources: ToolSources, timeRange: TimeRange, view: ToolsView): Tools {
  const { prometheus, tempo } = sources;
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const hasMetrics = prometheus !== undefined && isInMetrics(view);
  const from = figureSource(view.source, { hasMetrics, range });
  const step = stepOf(range.from, range.to, MOST_COLUMNS, from === 'metrics' ? FINEST_METRICS : 0);
  const asked = useMemo(
    () => ({ ...sources, tempo: from === 'traces' ? tempo : undefined, loki: undefined }),
    [sources, tempo, from]
  );
  const sessions = useSessions(asked, timeRange);
  const found = sessions.loaded?.sessions;
  const { book, settled } = usePrices();
  const uses = useMemo(() => (found ?? NO_SESSIONS).flatMap(toolUsesOf), [found]);
  // A price takes longer to look up than a call to count: calls are on the screen first.
  const charged = useInSlices(
    found ?? NO_SESSIONS,
    useMemo(() => (settled ? (session: Session) => toolChargesOf(session, book) : undefined), [book, settled])
  );
  const unanswered = isUnanswered(sessions.loaded);
  const traced = useMemo(() => {
    if (unanswered) {
      return undefined;
    }
    const charges = found?.flatMap((session) => charged(session) ?? []);
    return charges && toolGrid(uses, charges, { across: view.across, ...range, step });
  }, [unanswered, found, uses, charged, view.across, range, step]);
  const charging = found?.some((session) => charged(session) === undefined) === true;

  const { value: counted, pending, error, start } = useLatest<ToolGrid>();
  const across = view.across === 'agent' ? 'agent' : 'time';
  useEffect(() => {
    if (from === 'metrics' && prometheus !== undefined) {
      start((signal) => metricGrid(prometheus, across, { ...range, step }, signal));
    }
  }, [from, prometheus, across, range, step, start]);

  return from === 'metrics'
    ? { grid: counted, from, step, uses: [], pending, error }
    : { grid: traced, from, step, uses, sessions, pending: sessions.pending || charging, error: sessions.error };
}

/** Only traces know models, retries and costs. */
function isInMetrics({ across, measure }: ToolsView): boolean {
  return across !== 'model' && measure !== 'cost' && measure !== 'retries';
}
