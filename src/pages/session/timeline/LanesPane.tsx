import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';

import { type Axis, type Gap } from '../../../analysis/timeline/axis';
import { type Call } from '../../../model/session';
import { formatDuration } from '../../../ui/format';
import { Canvas } from '../../../ui/Canvas';
import { plainName } from '../../../ui/plainText';
import { type LaneColumns } from './columns';
import { drawLanes, type Palette } from './drawLanes';
import { callAt, type Scene } from './scene';
import { panned, type Viewport, zoomed } from './viewport';

/** Pixels for the names of the lanes. */
export const GUTTER = 120;

interface Props {
  scene: Scene;
  axis: Axis;
  /** The collapsed ones. */
  gaps: readonly Gap[];
  viewport: Viewport;
  onViewport: (change: (viewport: Viewport) => Viewport) => void;
  palette: Palette;
  selected: ReadonlySet<Call>;
  path?: ReadonlySet<Call>;
  width: number;
  maxHeight: number;
  onHover: (call: Call | undefined) => void;
  onSelect: (call: Call) => void;
}

/** Pixels around the mouse in which a call is found. */
const SLACK = 4;
/** Pixels that the mouse may move in a click. */
const CLICK = 4;
/** What a turn of the wheel by one pixel zooms by. */
const WHEEL = 0.002;

/** The lanes: the wheel zooms where the mouse is (with shift it moves along), dragging moves, a click selects. */
export function LanesPane(props: Props) {
  const { scene, axis, gaps, viewport, onViewport, palette, selected, path, width, maxHeight, onHover, onSelect } =
    props;
  const styles = useStyles2(getStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const pressed = useRef<{ x: number; moved: boolean } | undefined>(undefined);
  const [scrolled, setScrolled] = useState(0);
  const height = Math.min(scene.height + 4, maxHeight);
  const overflows = scene.height + 4 > maxHeight;
  const perPixel = (viewport.to - viewport.from) / Math.max(1, width);

  useEffect(() => {
    const element = scroller.current;
    // React's own handler is passive: the page would scroll along.
    const onWheel = (event: WheelEvent) => {
      const along = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      const zooms = !along && (event.ctrlKey || event.metaKey || !overflows);
      if (!along && !zooms) {
        return;
      }
      event.preventDefault();
      const left = (element?.getBoundingClientRect().left ?? 0) + GUTTER;
      onViewport((before) => {
        const scale = (before.to - before.from) / Math.max(1, width);
        return zooms
          ? zoomed(before, Math.exp(WHEEL * event.deltaY), before.from + (event.clientX - left) * scale, axis.length)
          : panned(before, (event.deltaX || event.deltaY) * scale, axis.length);
      });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [onViewport, width, axis, overflows]);

  const draw = useCallback(
    (context: CanvasRenderingContext2D) =>
      drawLanes(context, {
        scene,
        viewport,
        scrolled,
        width,
        height,
        palette,
        selected,
        path,
        gaps: gaps.map(({ from, to }) => ({
          from: axis.placeOf(from),
          to: axis.placeOf(to),
          label: formatDuration(to - from),
        })),
      }),
    [scene, viewport, scrolled, width, height, palette, selected, path, gaps, axis]
  );

  const callUnder = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const place = viewport.from + (event.clientX - left) * perPixel;
    return callAt(scene, place, event.clientY - top + scrolled, SLACK * perPixel);
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    const press = pressed.current;
    if (press === undefined) {
      onHover(callUnder(event));
      return;
    }
    const by = press.x - event.clientX;
    if (press.moved || Math.abs(by) > CLICK) {
      pressed.current = { x: event.clientX, moved: true };
      onViewport((before) => panned(before, by * perPixel, axis.length));
    }
  };
  const onPointerUp = (event: PointerEvent<HTMLCanvasElement>) => {
    const call = pressed.current?.moved === false ? callUnder(event) : undefined;
    pressed.current = undefined;
    if (call !== undefined) {
      onSelect(call);
    }
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ height }}
      onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
    >
      <div className={styles.all} style={{ height: scene.height }}>
        <ul className={styles.names}>
          {scene.lanes.map(({ lane, top }, index) => (
            <li key={index} style={{ top, paddingLeft: 8 + 12 * lane.depth }} title={laneTitle(lane)}>
              {laneName(lane)}
            </li>
          ))}
        </ul>
        <Canvas
          className={styles.canvas}
          aria-hidden
          width={width}
          height={height}
          draw={draw}
          onPointerDown={(event) => {
            pressed.current = { x: event.clientX, moved: false };
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => onHover(undefined)}
        />
      </div>
    </div>
  );
}

function laneName({ agent, depth }: LaneColumns): string {
  if (agent !== undefined) {
    return plainName(agent);
  }
  return depth === 0 ? t('session.timeline.agent', 'agent') : t('session.place.sub-agent', 'sub-agent');
}

function laneTitle(lane: LaneColumns): string {
  const count = lane.runs;
  const runs = t('session.timeline.lane-runs', '{{count}} runs', { count, defaultValue_one: '{{count}} run' });
  return `${laneName(lane)} · ${runs}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({ position: 'relative', overflowX: 'hidden', overflowY: 'auto' }),
  all: css({ position: 'relative' }),
  names: css({
    position: 'absolute',
    left: 0,
    top: 0,
    width: GUTTER,
    margin: 0,
    listStyle: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    li: {
      position: 'absolute',
      width: GUTTER,
      height: 28,
      overflow: 'hidden',
      lineHeight: '38px',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  canvas: css({ position: 'sticky', top: 0, marginLeft: GUTTER, cursor: 'crosshair', touchAction: 'none' }),
});
