import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, FilterInput, MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { TEST_IDS } from '../../testIds';
import { stateLabel } from '../../ui/StateBadge';
import { CHOICE_FILTERS, type ChoiceFilter, choicesOf, isFiltered, NO_FILTERS, type SessionFilters } from './filters';
import { type SessionRow } from './rows';

interface Props {
  /** All rows, so that a filter offers what is there whatever the others let through. */
  rows: readonly SessionRow[];
  filters: SessionFilters;
  onChange: (filters: SessionFilters, by: 'choice' | 'typing') => void;
}

/** What narrows the list: several values of each kind, from the list or typed, and a text. */
export function SessionFilterBar({ rows, filters, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar} role="search" aria-label={t('sessions.filters.label', 'Filter sessions')}>
      {CHOICE_FILTERS.map((filter) => (
        <ChoiceBox
          key={filter}
          filter={filter}
          rows={rows}
          chosen={filters[filter]}
          onChange={(values) => onChange({ ...filters, [filter]: values }, 'choice')}
        />
      ))}
      <FilterInput
        className={styles.text}
        value={filters.text}
        onChange={(text) => onChange({ ...filters, text }, 'typing')}
        placeholder={t('sessions.filters.text', 'Name, id or agent')}
        aria-label={t('sessions.filters.text', 'Name, id or agent')}
        escapeRegex={false}
        data-testid={TEST_IDS.sessions.search}
      />
      {isFiltered(filters) && (
        <Button
          variant="secondary"
          fill="text"
          icon="times"
          onClick={() => onChange(NO_FILTERS, 'choice')}
          data-testid={TEST_IDS.sessions.clearFilters}
        >
          <Trans i18nKey="sessions.filters.clear">Clear filters</Trans>
        </Button>
      )}
    </div>
  );
}

interface ChoiceBoxProps {
  filter: ChoiceFilter;
  rows: readonly SessionRow[];
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}

function ChoiceBox({ filter, rows, chosen, onChange }: ChoiceBoxProps) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const options = choicesOf(rows, filter).map(({ value, count }) => ({
    value,
    label: filter === 'state' ? stateOf(value) : value,
    description: t('sessions.filters.count', '{{count}} sessions', { count, defaultValue_one: '{{count}} session' }),
  }));
  return (
    <div className={styles.choice} data-testid={TEST_IDS.sessions.filter(filter)}>
      <span id={labelId} className={styles.label}>
        {filterLabel(filter)}
      </span>
      <MultiCombobox
        aria-labelledby={labelId}
        options={options}
        value={[...chosen]}
        onChange={(picked) => onChange(picked.map(({ value }) => value))}
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

function stateOf(value: string): string {
  return value === 'running' || value === 'idle' || value === 'ended' ? stateLabel(value) : value;
}

function filterLabel(filter: ChoiceFilter): string {
  const labels: Record<ChoiceFilter, string> = {
    agent: t('sessions.filters.agent', 'Agent'),
    model: t('sessions.filters.model', 'Model'),
    tool: t('sessions.filters.tool', 'Tool'),
    state: t('sessions.filters.state', 'State'),
  };
  return labels[filter];
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 1.5) }),
  choice: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  text: css({ flex: '1 1 180px', minWidth: 180, maxWidth: 360 }),
});
