import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useCallback } from 'react';

import { Canvas } from '../../../ui/Canvas';
import { bandStyles } from './band.styles';
import { type Palette } from './drawLanes';
import { drawTracks, type Track, TRACK_HEIGHT } from './drawTracks';
import { GUTTER } from './LanesPane';
import { type Viewport } from './viewport';

interface Props {
  tracks: readonly Track[];
  /** Places at which the context was condensed. */
  marks: readonly number[];
  viewport: Viewport;
  width: number;
  palette: Palette;
}

/** Curves over what is in sight: money, tokens, context. */
export function Tracks({ tracks, marks, viewport, width, palette }: Props) {
  const { band } = useStyles2(bandStyles);
  const styles = useStyles2(getStyles);
  const draw = useCallback(
    (canvas: CanvasRenderingContext2D) => drawTracks(canvas, { tracks, marks, viewport, width, palette }),
    [tracks, marks, viewport, width, palette]
  );
  if (tracks.length === 0) {
    return null;
  }
  return (
    <div className={band}>
      <ul className={styles.labels} aria-hidden>
        {tracks.map(({ label }) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      <Canvas aria-hidden width={width} height={tracks.length * TRACK_HEIGHT} draw={draw} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
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
