import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback, type PointerEvent } from 'react';

import { Canvas } from '../../../ui/Canvas';
import { bandStyles } from './band.styles';
import { type Palette } from './drawLanes';
import { drawMinimap, drawPartInSight, MINIMAP_HEIGHT } from './drawMinimap';
import { GUTTER } from './LanesPane';
import { type Scene } from './scene';
import { panned, type Viewport } from './viewport';

interface Props {
  scene: Scene;
  /** Of the whole session, on the axis. */
  length: number;
  viewport: Viewport;
  onViewport: (change: (viewport: Viewport) => Viewport) => void;
  width: number;
  palette: Palette;
}

/** The whole session small, with the part that is in sight, which the mouse moves. */
export function Minimap({ scene, length, viewport, onViewport, width, palette }: Props) {
  const { band } = useStyles2(bandStyles);
  const styles = useStyles2(getStyles);
  const drawAll = useCallback(
    (canvas: CanvasRenderingContext2D) => drawMinimap(canvas, { scene, length, width, palette }),
    [scene, length, width, palette]
  );
  const drawPart = useCallback(
    (canvas: CanvasRenderingContext2D) => drawPartInSight(canvas, { length, viewport, width, palette }),
    [length, viewport, width, palette]
  );
  const onPointerMove = ({ buttons, clientX, currentTarget }: PointerEvent) => {
    if (buttons === 1) {
      const place = ((clientX - currentTarget.getBoundingClientRect().left) / Math.max(1, width)) * length;
      onViewport((before) => panned(before, place - (before.from + before.to) / 2, length));
    }
  };
  return (
    <div className={band}>
      <Canvas aria-hidden width={width} height={MINIMAP_HEIGHT} draw={drawAll} />
      <Canvas
        className={styles.upon}
        aria-hidden
        width={width}
        height={MINIMAP_HEIGHT}
        draw={drawPart}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
    </div>
  );
}

const getStyles = () => ({ upon: css({ position: 'absolute', top: 0, left: GUTTER }) });
