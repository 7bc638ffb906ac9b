import { useMemo } from 'react';

import { callsIn } from '../../../analysis/placed-calls';
import { type Axis, axisOf, type Gap } from '../../../analysis/timeline/axis';
import { criticalPath } from '../../../analysis/timeline/critical-path';
import { type Call } from '../../../model/session';
import { type Study } from '../study';
import { type TimelineColumns } from './columns';
import { type Palette } from './drawLanes';
import { type Track } from './drawTracks';
import { type Scene, sceneOf } from './scene';
import { tracksOf } from './tracks';

interface Options {
  /** Idle gaps keep their length. */
  wholeGaps: boolean;
  /** What is not on the critical path is pale. */
  onlyPath: boolean;
}

/** What there is to draw of a session, wherever one looks. */
interface WholeScene {
  axis: Axis;
  /** The collapsed ones. */
  gaps: readonly Gap[];
  scene: Scene;
  /** Calls of the critical path, where it is asked for. */
  path?: ReadonlySet<Call>;
  tracks: readonly Track[];
  /** Places at which the context was condensed. */
  marks: readonly number[];
}

const NO_GAPS: readonly Gap[] = [];

export function useScene(
  study: Study,
  columns: TimelineColumns,
  palette: Palette,
  { wholeGaps, onlyPath }: Options
): WholeScene {
  const { session, context } = study;
  const { start, lastActivity: end } = session;
  const gaps = wholeGaps ? NO_GAPS : columns.gaps;
  const axis = useMemo(() => axisOf(start, end, gaps), [start, end, gaps]);
  const calls = useMemo(() => callsIn(session), [session]);
  const scene = useMemo(() => sceneOf(columns.lanes, calls, axis), [columns, calls, axis]);
  const path = useMemo(() => (onlyPath ? criticalPath(session) : undefined), [onlyPath, session]);
  const tracks = useMemo(() => tracksOf(study, axis, palette), [study, axis, palette]);
  const marks = useMemo(() => context.shrinkings.map(({ time }) => axis.placeOf(time)), [context, axis]);
  return { axis, gaps, scene, path, tracks, marks };
}
