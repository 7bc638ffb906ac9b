import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { BILL_GROUPS } from '../../analysis/spending/bill';
import { toggled, usedFilters } from '../../analysis/spending/narrow';
import { BILL_MEASURES } from '../../analysis/spending/over-time';
import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { Labelled } from '../../ui/Labelled';
import { groupLabel, measureLabel, nameLabel } from './texts';
import { COST_SOURCES, type CostSource, type CostView } from './view';

interface Props {
  view: CostView;
  /** Where the figures come from now. */
  from: CostSource;
  hasMetrics: boolean;
  onChange: (view: CostView) => void;
}

/** How the bill is broken down, and what it is narrowed to. */
export function CostBar({ view, from, hasMetrics, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const sources: Record<CostSource, string> = {
    traces: t('cost.bar.traces', 'traces'),
    metrics: t('cost.bar.metrics', 'metrics'),
  };
  return (
    <div className={styles.bar} role="search" aria-label={t('cost.bar.label', 'How the bill is broken down')}>
      <Labelled label={t('cost.bar.by', 'By')} data-testid={TEST_IDS.cost.by}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('cost.bar.by-what', 'What the bill is broken down by')}
          options={BILL_GROUPS.map((value) => ({ value, label: groupLabel(value) }))}
          value={view.by}
          onChange={(by) => onChange({ ...view, by })}
        />
      </Labelled>
      <Labelled label={t('cost.bar.measure', 'Measure')} data-testid={TEST_IDS.cost.measure}>
        <RadioButtonGroup
          size="sm"
          aria-label={t('cost.bar.measure', 'Measure')}
          options={BILL_MEASURES.map((value) => ({ value, label: measureLabel(value) }))}
          value={view.measure}
          onChange={(measure) => onChange({ ...view, measure })}
        />
      </Labelled>
      {hasMetrics && (
        <Labelled label={t('cost.bar.source', 'From')} data-testid={TEST_IDS.cost.source}>
          <RadioButtonGroup
            size="sm"
            aria-label={t('cost.bar.source-what', 'Where the figures come from')}
            options={COST_SOURCES.map((value) => ({ value, label: sources[value] }))}
            value={from}
            onChange={(source) => onChange({ ...view, source })}
          />
        </Labelled>
      )}
      <Checkbox
        value={view.table}
        label={t('cost.bar.table', 'chart as a table')}
        onChange={(event) => onChange({ ...view, table: event.currentTarget.checked })}
        data-testid={TEST_IDS.cost.asTable}
      />
      {usedFilters(view.filters).flatMap((group) =>
        view.filters[group].map((name) => (
          <Button
            key={`${group} ${name}`}
            size="sm"
            variant="secondary"
            icon="times"
            className={styles.filter}
            tooltip={t('cost.bar.remove', 'Take this filter away')}
            onClick={() => onChange({ ...view, filters: toggled(view.filters, group, name) })}
          >
            {t('cost.bar.only', '{{group}}: {{name}}', {
              group: groupLabel(group),
              name: nameLabel(group, name),
              interpolation: AS_TEXT,
            })}
          </Button>
        ))
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  filter: css({
    maxWidth: 320,
    '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', unicodeBidi: 'plaintext' },
  }),
});
