import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { type Call } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { formatDuration } from '../../../ui/format';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { useWidth } from '../../../ui/useWidth';
import { type Study } from '../study';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { type TimelineColumns } from './columns';
import { MINIMAP_HEIGHT } from './drawMinimap';
import { RULER_HEIGHT } from './drawRuler';
import { TRACK_HEIGHT } from './drawTracks';
import { GUTTER, LanesPane } from './LanesPane';
import { Minimap } from './Minimap';
import { paletteOf } from './palette';
import { Readout } from './Readout';
import { Ruler } from './Ruler';
import { timelineMove } from './timelineKeys';
import { TimelineTools } from './TimelineTools';
import { Tracks } from './Tracks';
import { useLookingAt } from './useLookingAt';
import { useScene } from './useScene';

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
  const { axis, gaps, scene, path, tracks, marks } = useScene(study, columns, palette, { wholeGaps, onlyPath });
  const { viewport, change, chosen } = useLookingAt(axis, scene, selected, fitted);

  const onKeyDown = (event: KeyboardEvent) => {
    const move = timelineMove(event);
    if (move !== undefined) {
      event.preventDefault();
      change((before) => move(before, axis.length));
    }
  };
  const onCall = useCallback(
    (call: Call) => {
      const node = places.of(call);
      if (node !== undefined) {
        onSelect(node);
      }
    },
    [places, onSelect]
  );
  const below = RULER_HEIGHT + tracks.length * TRACK_HEIGHT + MINIMAP_HEIGHT + FURNITURE;
  const look = { viewport, width, palette };

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
        <Ruler {...look} axis={axis} timeZone={timeZone} />
        <LanesPane
          {...look}
          scene={scene}
          axis={axis}
          gaps={gaps}
          onViewport={change}
          selected={chosen}
          path={path}
          maxHeight={Math.max(80, height - below)}
          onHover={setHovered}
          onSelect={onCall}
        />
        <Tracks {...look} tracks={tracks} marks={marks} />
        <Minimap {...look} scene={scene} length={axis.length} onViewport={change} />
      </div>
      <Readout call={hovered} places={places} />
    </div>
  );
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
});
