import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useId, type KeyboardEvent } from 'react';

import { type TimeBar } from '../../analysis/tools/over-time';
import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { useCellCursor } from '../../ui/useCellCursor';

interface Props {
  bars: readonly TimeBar[];
  /** Milliseconds since 1970: a line stands there. */
  moment?: number;
  /** The bar whose calls are listed. */
  selected?: TimeBar;
  timeZone: TimeZone;
  /** Enter on a bar, or a click. */
  onOpen: (bar: TimeBar) => void;
  /** `m` on a bar: compare what was before its begin with what came after. */
  onMoment: (moment: number) => void;
}

const HEIGHT = 72;
/** Least height of a bar that has calls, in pixels. */
const LEAST = 2;

/** Calls over time, the failed ones at the foot; hatched where nobody looked. Arrow keys go from bar to bar. */
export function CallBars({ bars, moment, selected, timeZone, onOpen, onMoment }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const saidId = useId();
  const cursor = useCellCursor({
    rows: 1,
    columns: bars.length,
    onOpen: ({ column }) => {
      const opened = bars[column];
      if (opened !== undefined) {
        onOpen(opened);
      }
    },
  });
  const active = cursor.active?.column;
  const said = active === undefined ? undefined : bars[active];
  const most = Math.max(1, ...bars.map(({ calls = 0 }) => calls));
  const [first, last] = [bars[0], bars.at(-1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (said !== undefined && event.key === 'm' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      onMoment(said.from);
    } else {
      cursor.onKeyDown(event);
    }
  };

  return (
    <div className={styles.frame}>
      <div
        className={styles.bars}
        role="application"
        aria-label={t('tool.bars.label', 'Calls over time: arrow keys go from bar to bar')}
        aria-describedby={saidId}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={cursor.onPointerMove}
        onPointerUp={cursor.onPointerUp}
        data-testid={TEST_IDS.tool.bars}
      >
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${bars.length} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {bars.map((bar, place) => (
            <Bar
              key={bar.from}
              bar={bar}
              place={place}
              most={most}
              colors={colorsOf(theme, place === active, bar === selected)}
            />
          ))}
          {moment !== undefined && first !== undefined && last !== undefined && (
            <line
              x1={(bars.length * (moment - first.from)) / (last.to - first.from)}
              x2={(bars.length * (moment - first.from)) / (last.to - first.from)}
              y1={0}
              y2={HEIGHT}
              stroke={theme.colors.info.text}
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            />
          )}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden>
        <span>{first && formatDateTime(first.from, timeZone)}</span>
        <span>{t('tool.bars.most', 'highest: {{count}} calls', { count: most })}</span>
        <span>{last && formatDateTime(last.to, timeZone)}</span>
      </div>
      <div id={saidId} className={styles.said} aria-live="polite" data-testid={TEST_IDS.tool.bar}>
        {said === undefined
          ? t('tool.bars.hint', 'Enter lists the calls of a bar; m compares what was before it with what came after.')
          : sayBar(said, timeZone)}
      </div>
    </div>
  );
}

interface Colors {
  ground: string;
  calls: string;
  failed: string;
}

function colorsOf(theme: GrafanaTheme2, isActive: boolean, isSelected: boolean): Colors {
  return {
    ground: isActive || isSelected ? theme.colors.action.selected : 'transparent',
    calls: theme.colors.primary.main,
    failed: theme.colors.error.main,
  };
}

function Bar({ bar, place, most, colors }: { bar: TimeBar; place: number; most: number; colors: Colors }) {
  const { calls, failed = 0 } = bar;
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * (HEIGHT - 4)));
  const height = heightOf(calls ?? 0);
  const failedHeight = Math.min(height, heightOf(failed));
  return (
    <>
      <rect x={place} y={0} width={1} height={HEIGHT} fill={colors.ground} />
      {calls === undefined ? (
        <rect x={place} y={HEIGHT - 1} width={1} height={1} fill="currentColor" opacity={0.3} />
      ) : (
        <>
          <rect x={place + 0.05} y={HEIGHT - height} width={0.9} height={height - failedHeight} fill={colors.calls} />
          <rect x={place + 0.05} y={HEIGHT - failedHeight} width={0.9} height={failedHeight} fill={colors.failed} />
        </>
      )}
    </>
  );
}

function sayBar({ from, to, calls, failed, unknown }: TimeBar, timeZone: TimeZone): string {
  const when = t('tool.bars.when', '{{from}} to {{to}}', {
    from: formatDateTime(from, timeZone),
    to: dateTimeFormat(to, { timeZone, format: 'HH:mm:ss' }),
    interpolation: AS_TEXT,
  });
  const parts =
    calls === undefined
      ? [t('tool.bars.unknown', 'not known')]
      : [
          t('tool.bars.calls', '{{count}} calls', { count: calls, defaultValue_one: '{{count}} call' }),
          t('tool.bars.failed', '{{shown}} failed', { shown: formatCount(failed) }),
          ...(unknown === undefined || unknown === 0
            ? []
            : [t('tool.bars.unknown-outcome', '{{shown}} of unknown outcome', { shown: formatCount(unknown) })]),
        ];
  return `${when}: ${parts.join(' · ')}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    border: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  bars: css({
    height: HEIGHT,
    cursor: 'pointer',
    svg: { display: 'block' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
  axis: css({
    display: 'flex',
    justifyContent: 'space-between',
    padding: theme.spacing(0.25, 1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  said: css({ minHeight: 22, padding: theme.spacing(0, 1, 0.5) }),
});
