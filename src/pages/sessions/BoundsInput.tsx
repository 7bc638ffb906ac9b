import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Input, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { type Bounds, type Measure } from './filters';

interface Props {
  measure: Measure;
  bounds: Bounds | undefined;
  /** Undefined where neither end is bounded. */
  onChange: (bounds: Bounds | undefined) => void;
}

/** The least and the most that a figure may be; an empty end is open. */
export function BoundsInput({ measure, bounds = {}, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const label = measureLabel(measure);
  const change = (end: 'from' | 'to', text: string) => {
    const value = text.trim() === '' ? undefined : Math.max(0, Number(text));
    const changed = { ...bounds, [end]: Number.isNaN(value) ? undefined : value };
    onChange(changed.from === undefined && changed.to === undefined ? undefined : changed);
  };
  const input = (end: 'from' | 'to', name: string) => (
    <Input
      type="number"
      min={0}
      width={9}
      value={bounds[end] ?? ''}
      aria-label={name}
      placeholder={end === 'from' ? '0' : '∞'}
      onChange={(event) => change(end, event.currentTarget.value)}
    />
  );
  return (
    <div className={styles.bounds} data-testid={TEST_IDS.sessions.bounds(measure)}>
      <span className={styles.label}>{label}</span>
      {input('from', t('sessions.bounds.from', '{{figure}} at least', { figure: label }))}
      <span className={styles.label}>–</span>
      {input('to', t('sessions.bounds.to', '{{figure}} at most', { figure: label }))}
    </div>
  );
}

function measureLabel(measure: Measure): string {
  const labels: Record<Measure, string> = {
    errors: t('sessions.bounds.errors', 'Failed calls'),
    cost: t('sessions.bounds.cost', 'Cost in $'),
    duration: t('sessions.bounds.duration', 'Duration in s'),
    tokens: t('sessions.bounds.tokens', 'Tokens'),
    steps: t('sessions.bounds.steps', 'Steps'),
  };
  return labels[measure];
}

const getStyles = (theme: GrafanaTheme2) => ({
  bounds: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  label: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  }),
});
