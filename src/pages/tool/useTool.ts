import { dateTime, type TimeRange } from '@grafana/data';
import { useEffect, useMemo } from 'react';

import { figuresOf, type ToolFigures } from '../../analysis/tools/figures';
import { stepOf } from '../../analysis/tools/grid';
import { callsOverTime, type TimeBar } from '../../analysis/tools/over-time';
import { type ToolProfile, toolProfile, type ToolShare } from '../../analysis/tools/profile';
import { type ToolUse, toolUsesOf } from '../../analysis/tools/uses';
import { type SessionSources } from '../../loading/sessions/loadSessions';
import { type SessionsInRange, useSessions } from '../../loading/sessions/useSessions';
import { FINEST_METRICS, type FigureSource, figureSource, LONG_RANGE } from '../../loading/tools/figureSource';
import { type Session } from '../../model/session';
import { type PrometheusApi } from '../../sources/prometheus';
import { type TempoApi } from '../../sources/tempo';
import { useLatest } from '../../ui/useLatest';
import { type MetricFigures, metricFigures } from './metricFigures';
import { type ToolView } from './view';

export interface ToolSources extends SessionSources {
  tempo?: Pick<TempoApi, 'search' | 'traceMessage'>;
  prometheus?: Pick<PrometheusApi, 'range' | 'instant' | 'source'>;
}

/** All that the page shows of a tool. */
export interface Tool {
  /** Where the figures, the bars, both sides of the moment and the agents come from. */
  from: FigureSource;
  /** Undefined while they are not there, or where metrics know of no call. */
  figures?: ToolFigures;
  bars: readonly TimeBar[];
  sides?: { before?: ToolFigures; after?: ToolFigures };
  agents: readonly ToolShare[];
  /** What traces tell. */
  uses: readonly ToolUse[];
  profile: ToolProfile;
  /** Sessions that called it, the newest first. */
  callers: readonly Session[];
  /** Of the range that traces are searched in: shorter than the page's where metrics have the figures. */
  traces: { from: number; to: number };
  sessions: SessionsInRange;
  /** Milliseconds of a bar. */
  step: number;
  pending: boolean;
  /** What Prometheus refused. */
  error?: unknown;
}

/** Bars over time: more are no longer told apart. */
const MOST_BARS = 120;

/** One tool in a time range: figures from metrics or from traces, the rest from traces. */
export function useTool(sources: ToolSources, timeRange: TimeRange, view: ToolView): Tool {
  const { prometheus } = sources;
  const { tool, moment } = view;
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const from = figureSource(view.source, { hasMetrics: prometheus !== undefined, range });
  const step = stepOf(range.from, range.to, MOST_BARS, from === 'metrics' ? FINEST_METRICS : 0);

  const searched = useMemo(() => (from === 'metrics' ? lastOf(timeRange, LONG_RANGE) : timeRange), [from, timeRange]);
  const asked = useMemo(() => ({ ...sources, loki: undefined }), [sources]);
  const sessions = useSessions(asked, searched);
  const found = sessions.loaded?.sessions;
  const { uses, callers } = useMemo(() => callsOf(found ?? [], tool), [found, tool]);
  const profile = useMemo(() => toolProfile(uses), [uses]);
  const reached = sessions.loaded?.pages.searchedFrom;
  const traced = useMemo(
    () => ({
      bars: reached === undefined ? [] : callsOverTime(uses, { ...range, step }, reached),
      sides: moment === undefined ? undefined : sidesOf(uses, moment),
    }),
    [uses, range, step, moment, reached]
  );

  const { value: counted, pending, error, start } = useLatest<MetricFigures>();
  useEffect(() => {
    if (from === 'metrics' && prometheus !== undefined && tool !== '') {
      start((signal) => metricFigures(prometheus, tool, { ...range, step, moment, signal }));
    }
  }, [from, prometheus, tool, range, step, moment, start]);

  const common = { from, uses, profile, callers, sessions, step };
  const traces = { from: searched.from.valueOf(), to: searched.to.valueOf() };
  return from === 'metrics'
    ? {
        ...common,
        traces,
        figures: counted?.all,
        bars: counted?.bars ?? [],
        sides: counted?.sides,
        agents: counted?.agents ?? [],
        pending: pending || sessions.pending,
        error,
      }
    : {
        ...common,
        ...traced,
        traces,
        figures: found === undefined ? undefined : profile.all,
        agents: profile.agents,
        pending: sessions.pending,
      };
}

/** The end of a time range. @param length milliseconds */
function lastOf(range: TimeRange, length: number): TimeRange {
  const from = dateTime(Math.max(range.from.valueOf(), range.to.valueOf() - length));
  return { from, to: range.to, raw: { from, to: range.to } };
}

function callsOf(sessions: readonly Session[], tool: string): { uses: ToolUse[]; callers: Session[] } {
  const uses: ToolUse[] = [];
  const callers: Session[] = [];
  for (const session of sessions) {
    const own = session.totals.tools.includes(tool) ? toolUsesOf(session).filter((use) => use.tool === tool) : [];
    if (own.length > 0) {
      callers.push(session);
      own.forEach((use) => uses.push(use));
    }
  }
  return { uses, callers };
}

function sidesOf(uses: readonly ToolUse[], moment: number): { before: ToolFigures; after: ToolFigures } {
  return {
    before: figuresOf(uses.filter(({ start }) => start < moment)),
    after: figuresOf(uses.filter(({ start }) => start >= moment)),
  };
}
