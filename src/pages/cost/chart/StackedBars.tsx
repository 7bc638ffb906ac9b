import { useTheme2 } from '@grafana/ui';
import React from 'react';

interface Props {
  /** In pixels. */
  width: number;
  height: number;
  series: ReadonlyArray<{ values: ReadonlyArray<number | undefined>; color: string }>;
  slots: number;
  /** Values of the lines across; the last one is at the top. */
  ticks: readonly number[];
  active: number | undefined;
}

/** Pixels between two columns, where they are wide enough. */
const GAP = 2;

/** Columns, each made of the parts of its series. */
export function StackedBars({ width, height, series, slots, ticks, active }: Props) {
  const { colors } = useTheme2();
  const top = ticks.at(-1) || 1;
  const slotWidth = width / Math.max(1, slots);
  const barWidth = Math.max(1, slotWidth - (slotWidth > 2 * GAP ? GAP : 0));
  const heights = Array.from({ length: slots }, () => 0);
  return (
    <svg width={width} height={height} aria-hidden style={{ display: 'block' }}>
      {active !== undefined && (
        <rect x={active * slotWidth} width={slotWidth} height={height} fill={colors.action.hover} />
      )}
      {ticks.map((tick) => (
        <line
          key={tick}
          x2={width}
          y1={height - (height * tick) / top}
          y2={height - (height * tick) / top}
          stroke={colors.border.weak}
        />
      ))}
      {series.map(({ values, color }, place) => (
        <g key={place} fill={color}>
          {values.map((value, at) => {
            if (value === undefined || value <= 0) {
              return null;
            }
            const below = heights[at] ?? 0;
            heights[at] = below + (height * value) / top;
            return (
              <rect
                key={at}
                x={at * slotWidth}
                y={height - heights[at]}
                width={barWidth}
                height={heights[at] - below}
              />
            );
          })}
        </g>
      ))}
    </svg>
  );
}
