import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Checkbox, Combobox, FilterInput, useStyles2 } from '@grafana/ui';
import React, { useId, type Ref } from 'react';

import { TEST_IDS } from '../../../testIds';
import { isFiltered, NO_FILTER, type StepFilter } from './stepFilter';

interface Props {
  filter: StepFilter;
  onChange: (filter: StepFilter) => void;
  tools: readonly string[];
  /** Calls that the filter lets through, and all; undefined while none is left out. */
  counts?: { shown: number; all: number };
  searchRef: Ref<HTMLInputElement>;
}

/** What narrows the steps: failed calls, calls in loops, one tool, a text. */
export function StepFilterBar({ filter, onChange, tools, counts, searchRef }: Props) {
  const styles = useStyles2(getStyles);
  const toolLabel = useId();
  return (
    <div className={styles.bar} role="search" aria-label={t('session.filter.label', 'Filter steps')}>
      <Checkbox
        label={t('session.filter.failures', 'Failures')}
        value={filter.failures}
        onChange={({ currentTarget }) => onChange({ ...filter, failures: currentTarget.checked })}
        data-testid={TEST_IDS.session.filterFailures}
      />
      <Checkbox
        label={t('session.filter.loops', 'Loops')}
        value={filter.loops}
        onChange={({ currentTarget }) => onChange({ ...filter, loops: currentTarget.checked })}
        data-testid={TEST_IDS.session.filterLoops}
      />
      <div className={styles.choice}>
        <span id={toolLabel} className={styles.label}>
          {t('session.filter.tool', 'Tool')}
        </span>
        <Combobox
          aria-labelledby={toolLabel}
          options={tools.map((value) => ({ value }))}
          value={filter.tool === '' ? null : filter.tool}
          onChange={(picked) => onChange({ ...filter, tool: picked?.value ?? '' })}
          placeholder={t('session.filter.any', 'any')}
          isClearable
          width="auto"
          minWidth={12}
          maxWidth={28}
        />
      </div>
      <FilterInput
        ref={searchRef}
        className={styles.text}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        placeholder={t('session.filter.text', 'Name, arguments, result or error ( / )')}
        aria-label={t('session.filter.text-label', 'Search in names, arguments, results and errors')}
        escapeRegex={false}
        data-testid={TEST_IDS.session.filterText}
      />
      {isFiltered(filter) && (
        <>
          {counts && (
            <span className={styles.label} role="status" data-testid={TEST_IDS.session.filterCount}>
              {t('session.filter.shown', '{{shown}} of {{all}} calls', counts)}
            </span>
          )}
          <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => onChange(NO_FILTER)}>
            <Trans i18nKey="session.filter.clear">Clear filters</Trans>
          </Button>
        </>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 2) }),
  choice: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  text: css({ flex: '1 1 180px', minWidth: 180, maxWidth: 420 }),
});
