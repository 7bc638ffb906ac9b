import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { sessionOutcomeLabel } from '../../ui/sessionOutcome';
import { stateLabel } from '../../ui/StateBadge';
import { choicesOf, type Facet } from './filters';
import { type SessionRow } from './rows';

interface Props {
  facet: Facet;
  rows: readonly SessionRow[];
  wanted: readonly string[];
  unwanted: readonly string[];
  onChange: (wanted: string[], unwanted: string[]) => void;
}

/** Stands before values that are not wanted: a control character, which no name of anything has. */
const NOT = '\u0001';

/** Values of one facet, from the list or typed: the wanted ones, and after them the same to be left out. */
export function FacetBox({ facet, rows, wanted, unwanted, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const options = useMemo(() => optionsOf(rows, facet), [rows, facet]);
  const labelled = (value: string) =>
    options.find((option) => option.value === value) ?? {
      value,
      label: value.startsWith(NOT)
        ? t('sessions.filters.not', 'not {{value}}', { value: value.slice(NOT.length), interpolation: AS_TEXT })
        : value,
    };
  return (
    <div className={styles.choice} data-testid={TEST_IDS.sessions.filter(facet)}>
      <span id={labelId} className={styles.label}>
        {facetLabel(facet)}
      </span>
      <MultiCombobox
        aria-labelledby={labelId}
        options={options}
        value={[...wanted, ...unwanted.map((value) => `${NOT}${value}`)].map(labelled)}
        onChange={(picked) => {
          const values = picked.map(({ value }) => value);
          onChange(
            values.filter((value) => !value.startsWith(NOT)),
            values.filter((value) => value.startsWith(NOT)).map((value) => value.slice(NOT.length))
          );
        }}
        placeholder={t('sessions.filters.any', 'any')}
        createCustomValue
        isClearable
        width="auto"
        minWidth={10}
        maxWidth={28}
      />
    </div>
  );
}

function optionsOf(rows: readonly SessionRow[], facet: Facet) {
  const choices = choicesOf(rows, facet);
  const describe = (count: number) =>
    t('sessions.filters.count', '{{count}} sessions', { count, defaultValue_one: '{{count}} session' });
  return [
    ...choices.map(({ value, count }) => ({
      value,
      label: labelOf(facet, value),
      description: describe(count),
    })),
    ...choices.map(({ value, count }) => ({
      value: `${NOT}${value}`,
      label: t('sessions.filters.not', 'not {{value}}', { value: labelOf(facet, value), interpolation: AS_TEXT }),
      description: describe(count),
    })),
  ];
}

/** A value as people read it. The values of some facets are words of ours. */
function labelOf(facet: Facet, value: string): string {
  if (facet === 'state') {
    return value === 'running' || value === 'idle' || value === 'ended' ? stateLabel(value) : value;
  }
  return facet === 'outcome' ? (OUTCOME_LABELS[value]?.() ?? value) : value;
}

const OUTCOMES = [
  'completed',
  'errored',
  'timed_out',
  'over_budget',
  'over_iterations',
  'cancelled',
  'abandoned',
  'running',
  'unknown',
] as const;

const OUTCOME_LABELS: Readonly<Record<string, () => string>> = Object.fromEntries(
  OUTCOMES.map((outcome) => [outcome, () => sessionOutcomeLabel(outcome)])
);

function facetLabel(facet: Facet): string {
  const labels: Record<Facet, string> = {
    outcome: t('sessions.filters.outcome', 'Verdict'),
    agent: t('sessions.filters.agent', 'Agent'),
    model: t('sessions.filters.model', 'Model'),
    tool: t('sessions.filters.tool', 'Tool'),
    state: t('sessions.filters.state', 'State'),
    provider: t('sessions.filters.provider', 'Provider'),
    gateway: t('sessions.filters.gateway', 'Gateway'),
    version: t('sessions.filters.version', 'Version'),
    source: t('sessions.filters.source', 'Source'),
    user: t('sessions.filters.user', 'User'),
    team: t('sessions.filters.team', 'Team'),
    repository: t('sessions.filters.repository', 'Repository'),
  };
  return labels[facet];
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
