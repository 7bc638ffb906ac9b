import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatDuration } from '../../ui/format';
import { Name } from '../../ui/Name';
import { TotalsLine } from '../../ui/TotalsLine';
import { type Tool } from './useTool';
import { type ToolView } from './view';

interface Props {
  view: ToolView;
  tool: Tool;
  hasMetrics: boolean;
  onChange: (changed: Partial<ToolView>) => void;
}

/** Which tool it is, where its figures come from, and the other source to choose. */
export function ToolHeader({ view, tool: { from, step, pending }, hasMetrics, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <TotalsLine busy={pending} data-testid={TEST_IDS.tool.totals}>
        <strong className={styles.name}>
          <Name of={view.tool} />
        </strong>
        <span>
          {from === 'metrics'
            ? t('tool.from.metrics', 'figures from metrics: counts are extrapolated; {{step}} a bar', {
                step: formatDuration(step),
              })
            : t('tool.from.traces', 'from traces; {{step}} a bar', { step: formatDuration(step) })}
        </span>
      </TotalsLine>
      {hasMetrics && (
        <div className={styles.source}>
          <RadioButtonGroup
            size="sm"
            aria-label={t('tool.source', 'Where the figures come from')}
            options={[
              { value: 'traces' as const, label: t('tool.source.traces', 'traces') },
              { value: 'metrics' as const, label: t('tool.source.metrics', 'metrics') },
            ]}
            value={from}
            onChange={(source) => onChange({ source })}
          />
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({
    display: 'flex',
    flexGrow: 1,
    minWidth: 0,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
  }),
  name: css({ overflowWrap: 'anywhere' }),
  source: css({ flexShrink: 0, marginRight: theme.spacing(1) }),
});
