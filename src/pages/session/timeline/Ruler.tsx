import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';

import { type Axis } from '../../../analysis/timeline/axis';
import { Canvas } from '../../../ui/Canvas';
import { formatTimeOfDay } from '../../../ui/format';
import { bandStyles } from './band.styles';
import { type Palette } from './drawLanes';
import { drawRuler, RULER_HEIGHT } from './drawRuler';
import { type Viewport } from './viewport';

interface Props {
  axis: Axis;
  viewport: Viewport;
  width: number;
  palette: Palette;
  timeZone: TimeZone;
}

/** Times of day over what is in sight. */
export function Ruler({ axis, viewport, width, palette, timeZone }: Props) {
  const styles = useStyles2(bandStyles);
  const draw = useCallback(
    (canvas: CanvasRenderingContext2D) => {
      const perPixel = (viewport.to - viewport.from) / Math.max(1, width);
      const labelAt = (x: number) => formatTimeOfDay(axis.timeAt(viewport.from + x * perPixel), timeZone);
      drawRuler(canvas, { width, palette, labelAt });
    },
    [axis, viewport, width, palette, timeZone]
  );
  return (
    <div className={styles.band}>
      <Canvas aria-hidden width={width} height={RULER_HEIGHT} draw={draw} />
    </div>
  );
}
