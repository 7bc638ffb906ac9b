import { t } from '@grafana/i18n';
import React from 'react';

import { type Across, type ToolGrid } from '../../analysis/tools/grid';
import { type FigureSource } from '../../loading/tools/figureSource';
import { TEST_IDS } from '../../testIds';
import { formatCount, formatDuration, UNKNOWN } from '../../ui/format';
import { TotalsLine } from '../../ui/TotalsLine';

interface Props {
  /** Undefined while it is not there, and where no source answered. */
  grid?: ToolGrid;
  from: FigureSource;
  across: Across;
  /** Milliseconds of a column across time. */
  step: number;
  /** Tools that are shown. */
  shown: number;
  pending: boolean;
}

/** How many tools and calls there are, where the figures come from, and how fine they are. */
export function ToolsTotals({ grid, from, across, step, shown, pending }: Props) {
  if (grid === undefined) {
    return (
      <TotalsLine busy={pending} data-testid={TEST_IDS.tools.totals}>
        <strong>{t('tools.totals.unknown', '{{unknown}} tools', { unknown: UNKNOWN })}</strong>
      </TotalsLine>
    );
  }
  const tools = grid.rows;
  const calls = tools.reduce((sum, { all }) => sum + all.calls, 0);
  return (
    <TotalsLine busy={pending} data-testid={TEST_IDS.tools.totals}>
      <strong>
        {t('tools.totals.tools', '{{count}} tools', { count: tools.length, defaultValue_one: '{{count}} tool' })}
      </strong>
      <span>{t('tools.totals.calls', '{{shown}} calls', { shown: formatCount(calls) })}</span>
      <span>
        {from === 'metrics'
          ? t('tools.totals.metrics', 'from metrics: counts are extrapolated, {{step}} a column', {
              step: formatDuration(step),
            })
          : across === 'time'
            ? t('tools.totals.traces-step', 'from traces, {{step}} a column', { step: formatDuration(step) })
            : t('tools.totals.traces', 'from traces')}
      </span>
      {tools.length > shown && <span>{t('tools.totals.cut', 'the first {{count}} are shown', { count: shown })}</span>}
    </TotalsLine>
  );
}
