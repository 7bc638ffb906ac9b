import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { callsIn } from '../../../analysis/placed-calls';
import { axisOf, type Gap } from '../../../analysis/timeline/axis';
import { criticalPath } from '../../../analysis/timeline/critical-path';
import { type Call } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { formatDuration, formatTimeOfDay } from '../../../ui/format';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type Study } from '../study';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { Canvas } from '../../../ui/Canvas';
import { type TimelineColumns } from './columns';
import { drawMinimap, drawPartInSight, MINIMAP_HEIGHT } from './drawMinimap';
import { drawRuler, RULER_HEIGHT } from './drawRuler';
import { drawTracks, TRACK_HEIGHT } from './drawTracks';
import { GUTTER, LanesPane } from './LanesPane';
import { paletteOf } from './palette';
import { Readout } from './Readout';
import { placeOfCall, sceneOf } from './scene';
import { TimelineTools } from './TimelineTools';
import { tracksOf } from './tracks';
import { useViewport } from './useViewport';
import { useWidth } from '../../../ui/useWidth';
import { fit, panned, revealing, ZOOM_STEP, zoomedInPlace } from './viewport';

interface Props {
  study: Study;
  columns: TimelineColumns;
  places: Whereabouts;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  timeZone: TimeZone;
  /** Pixels that the view may take. */
  height: number;
  /** Counts up each time that somebody asks to see all. */
  fitted: number;
}

/** What one press of a key moves by: a part of what is in sight. */
const PAN = 0.2;

const NO_GAPS: readonly Gap[] = [];

/** Pixels of the tool bar and the spaces between. */
const FURNITURE = 96;

/** The session over time: agents in lanes, money, tokens and context below, and the whole of it small at the bottom. */
export function TimelineView({ study, columns, places, selected, onSelect, timeZone, height, fitted }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const palette = useMemo(() => paletteOf(theme), [theme]);
  const [search] = useUrlQuery();
  const parameters = new URLSearchParams(search);
  const wholeGaps = parameters.get('gaps') === 'whole';
  const onlyPath = parameters.get('path') === '1';
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.max(0, useWidth(frame) - GUTTER);
  const [hovered, setHovered] = useState<Call>();

  const { session, context } = study;
  const { start, lastActivity: end } = session;
  const gaps = wholeGaps ? NO_GAPS : columns.gaps;
  const axis = useMemo(() => axisOf(start, end, gaps), [start, end, gaps]);
  const calls = useMemo(() => callsIn(session), [session]);
  const scene = useMemo(() => sceneOf(columns.lanes, calls, axis), [columns, calls, axis]);
  const path = useMemo(() => (onlyPath ? criticalPath(session) : undefined), [onlyPath, session]);
  const tracks = useMemo(() => tracksOf(study, axis, palette), [study, axis, palette]);
  const marks = useMemo(() => context.shrinkings.map(({ time }) => axis.placeOf(time)), [context, axis]);
  const chosen = useMemo(() => markedCalls(selected), [selected]);
  const [viewport, change] = useViewport(axis.length);

  useEffect(() => {
    if (fitted > 0) {
      change(() => fit(axis.length));
    }
    // Only when it is asked for, not when the session grows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fitted]);
  useEffect(() => {
    const [first] = chosen;
    const place = first && placeOfCall(scene, first);
    if (place !== undefined) {
      change((before) => revealing(before, place, axis.length));
    }
  }, [chosen, scene, axis, change]);

  const zoom = (factor: number) => change((before) => zoomedInPlace(before, factor, axis.length));
  const pan = (direction: 1 | -1) =>
    change((before) => panned(before, direction * PAN * (before.to - before.from), axis.length));
  const keys: Record<string, (() => void) | undefined> = {
    '+': () => zoom(ZOOM_STEP),
    '=': () => zoom(ZOOM_STEP),
    '-': () => zoom(1 / ZOOM_STEP),
    ArrowLeft: () => pan(-1),
    ArrowRight: () => pan(1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  };
  const timeAt = (x: number) => axis.timeAt(viewport.from + (x / Math.max(1, width)) * (viewport.to - viewport.from));
  const drawTheTracks = useCallback(
    (canvas: CanvasRenderingContext2D) => drawTracks(canvas, { tracks, marks, viewport, width, palette }),
    [tracks, marks, viewport, width, palette]
  );
  const drawAll = useCallback(
    (canvas: CanvasRenderingContext2D) => drawMinimap(canvas, { scene, length: axis.length, width, palette }),
    [scene, axis, width, palette]
  );
  const below = RULER_HEIGHT + tracks.length * TRACK_HEIGHT + MINIMAP_HEIGHT + FURNITURE;

  return (
    <div className={styles.view} data-testid={TEST_IDS.session.timeline}>
      <div className={styles.tools}>
        <TimelineTools change={change} length={axis.length} wholeGaps={wholeGaps} onlyPath={onlyPath} />
        <span className={styles.span}>
          {t('session.timeline.in-sight', '{{span}} in sight', {
            span: formatDuration(axis.timeAt(viewport.to) - axis.timeAt(viewport.from)),
          })}
        </span>
      </div>
      <div
        ref={frame}
        className={styles.frame}
        tabIndex={0}
        role="group"
        aria-label={t(
          'session.timeline.label',
          'Timeline of the session. The view of the steps says the same in words. Plus and minus zoom, the arrows move.'
        )}
        onKeyDown={onKeyDown}
      >
        <div className={styles.band}>
          <Canvas
            aria-hidden
            width={width}
            height={RULER_HEIGHT}
            draw={(canvas) =>
              drawRuler(canvas, { width, palette, labelAt: (x) => formatTimeOfDay(timeAt(x), timeZone) })
            }
          />
        </div>
        <LanesPane
          scene={scene}
          axis={axis}
          gaps={gaps}
          viewport={viewport}
          onViewport={change}
          palette={palette}
          selected={chosen}
          path={path}
          width={width}
          maxHeight={Math.max(80, height - below)}
          onHover={setHovered}
          onSelect={(call) => {
            const node = places.of(call);
            if (node !== undefined) {
              onSelect(node);
            }
          }}
        />
        {tracks.length > 0 && (
          <div className={styles.band}>
            <ul className={styles.labels} aria-hidden>
              {tracks.map(({ label }) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
            <Canvas aria-hidden width={width} height={tracks.length * TRACK_HEIGHT} draw={drawTheTracks} />
          </div>
        )}
        <div className={styles.band}>
          <Canvas aria-hidden width={width} height={MINIMAP_HEIGHT} draw={drawAll} />
          <Canvas
            className={styles.upon}
            aria-hidden
            width={width}
            height={MINIMAP_HEIGHT}
            draw={(canvas) => drawPartInSight(canvas, { length: axis.length, viewport, width, palette })}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (event.buttons === 1) {
                const left = event.currentTarget.getBoundingClientRect().left;
                const place = ((event.clientX - left) / Math.max(1, width)) * axis.length;
                change((before) => panned(before, place - (before.from + before.to) / 2, axis.length));
              }
            }}
          />
        </div>
      </div>
      <Readout call={hovered} places={places} />
    </div>
  );
}

/** The calls of what is selected, to be marked; none where it is all of the session. */
function markedCalls(selected: TreeNode): ReadonlySet<Call> {
  if (selected.kind === 'session') {
    return new Set();
  }
  const calls = new Set<Call>();
  selected.eachCall((call) => calls.add(call));
  return calls;
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  tools: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5) }),
  span: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  frame: css({
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
  band: css({ position: 'relative', paddingLeft: GUTTER, borderTop: `1px solid ${theme.colors.border.weak}` }),
  upon: css({ position: 'absolute', top: 0, left: GUTTER }),
  labels: css({
    position: 'absolute',
    left: theme.spacing(1),
    top: 0,
    width: GUTTER - 16,
    margin: 0,
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    li: {
      height: TRACK_HEIGHT,
      overflow: 'hidden',
      lineHeight: `${TRACK_HEIGHT}px`,
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
});
