import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { ACROSS, TOOL_MEASURES } from '../../analysis/tools/grid';
import { TEST_IDS } from '../../testIds';
import { Labelled } from '../../ui/Labelled';
import { acrossLabel, measureLabel } from './texts';
import { type ToolsView } from './view';

interface Props {
  view: ToolsView;
  /** Where the figures come from now. */
  from: 'traces' | 'metrics';
  hasMetrics: boolean;
  onChange: (view: ToolsView) => void;
}

/** What the heatmap shows, and how. */
export function ToolsBar({ view, from, hasMetrics, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} role="search" aria-label={t('tools.bar.label', 'What the heatmap shows')}>
      <Labelled label={t('tools.bar.measure', 'Measure')} data-testid={TEST_IDS.tools.measure}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('tools.bar.measure', 'Measure')}
          options={TOOL_MEASURES.map((value) => ({ value, label: measureLabel(value) }))}
          value={view.measure}
          onChange={(measure) => onChange({ ...view, measure })}
        />
      </Labelled>
      <Labelled label={t('tools.bar.across', 'by')} data-testid={TEST_IDS.tools.across}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('tools.bar.across-what', 'What stands across')}
          options={ACROSS.map((value) => ({ value, label: acrossLabel(value) }))}
          value={view.across}
          onChange={(across) => onChange({ ...view, across, cell: undefined })}
        />
      </Labelled>
      <Labelled label={t('tools.bar.scale', 'Scale')}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('tools.bar.scale', 'Scale')}
          options={[
            { value: 'linear' as const, label: t('tools.bar.linear', 'linear') },
            { value: 'log' as const, label: t('tools.bar.log', 'log') },
          ]}
          value={view.scale}
          onChange={(scale) => onChange({ ...view, scale })}
        />
      </Labelled>
      {hasMetrics && (
        <Labelled label={t('tools.bar.source', 'From')} data-testid={TEST_IDS.tools.source}>
          <RadioButtonGroup
            size="sm"
            aria-label={t('tools.bar.source-what', 'Where the figures come from')}
            options={[
              { value: 'traces' as const, label: t('tools.bar.traces', 'traces') },
              { value: 'metrics' as const, label: t('tools.bar.metrics', 'metrics') },
            ]}
            value={from}
            onChange={(source) => onChange({ ...view, source, cell: undefined })}
          />
        </Labelled>
      )}
      <Checkbox
        value={view.table}
        label={t('tools.bar.table', 'as a table')}
        onChange={(event) => onChange({ ...view, table: event.currentTarget.checked })}
        data-testid={TEST_IDS.tools.asTable}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
});
