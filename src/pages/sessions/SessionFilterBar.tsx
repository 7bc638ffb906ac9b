import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, FilterInput, MultiCombobox, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { TEST_IDS } from '../../testIds';
import { BoundsInput } from './BoundsInput';
import { columnHeader } from './columnTexts';
import { FacetBox } from './FacetBox';
import { type Facet, FACETS, isFacetUsed, isFiltered, MEASURES, NO_FILTERS, type SessionFilters } from './filters';
import { type SessionRow } from './rows';
import { ALL_COLUMNS, isSortColumn, type SortColumn } from './sort';
import { inOrder } from './view';

interface Props {
  /** All rows, so that a filter offers what is there whatever the others let through. */
  rows: readonly SessionRow[];
  filters: SessionFilters;
  onChange: (filters: SessionFilters, by: 'choice' | 'typing') => void;
  columns: readonly SortColumn[];
  onColumns: (columns: readonly SortColumn[]) => void;
}

/** Facets that are always shown; the others when they are used, or asked for. */
const FIRST_FACETS: readonly Facet[] = ['outcome', 'agent', 'model', 'tool', 'state'];

/** What narrows the list: values of facets, wanted or not, bounds of figures, and a text; and which columns it has. */
export function SessionFilterBar({ rows, filters, onChange, columns, onColumns }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const facets = FACETS.filter((facet) => open || FIRST_FACETS.includes(facet) || isFacetUsed(filters, facet));
  const measures = MEASURES.filter((measure) => open || filters.bounds[measure] !== undefined);
  return (
    <div className={styles.bar} role="search" aria-label={t('sessions.filters.label', 'Filter sessions')}>
      {facets.map((facet) => (
        <FacetBox
          key={facet}
          facet={facet}
          rows={rows}
          wanted={filters.with[facet]}
          unwanted={filters.without[facet]}
          onChange={(wanted, unwanted) =>
            onChange(
              {
                ...filters,
                with: { ...filters.with, [facet]: wanted },
                without: { ...filters.without, [facet]: unwanted },
              },
              'choice'
            )
          }
        />
      ))}
      {measures.map((measure) => (
        <BoundsInput
          key={measure}
          measure={measure}
          bounds={filters.bounds[measure]}
          onChange={(bounds) => {
            const { [measure]: _, ...others } = filters.bounds;
            onChange(
              { ...filters, bounds: bounds === undefined ? others : { ...others, [measure]: bounds } },
              'typing'
            );
          }}
        />
      ))}
      <FilterInput
        className={styles.text}
        value={filters.text}
        onChange={(text) => onChange({ ...filters, text }, 'typing')}
        placeholder={t('sessions.filters.text', 'Name, id, agent, user or repository')}
        aria-label={t('sessions.filters.text', 'Name, id, agent, user or repository')}
        escapeRegex={false}
        data-testid={TEST_IDS.sessions.search}
      />
      <Button
        variant="secondary"
        fill="text"
        icon={open ? 'angle-up' : 'angle-down'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        data-testid={TEST_IDS.sessions.moreFilters}
      >
        {open ? t('sessions.filters.fewer', 'Fewer filters') : t('sessions.filters.more', 'More filters')}
      </Button>
      {open && <ColumnBox columns={columns} onChange={onColumns} />}
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

/** Which columns are shown; the session's own always is. */
function ColumnBox({ columns, onChange }: { columns: readonly SortColumn[]; onChange: Props['onColumns'] }) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const choosable = ALL_COLUMNS.filter((column) => column !== 'name');
  return (
    <div className={styles.choice} data-testid={TEST_IDS.sessions.columns}>
      <span id={labelId} className={styles.label}>
        <Trans i18nKey="sessions.columns.label">Columns</Trans>
      </span>
      <MultiCombobox
        aria-labelledby={labelId}
        options={choosable.map((value) => ({ value, label: columnHeader(value) }))}
        value={choosable.filter((column) => columns.includes(column))}
        onChange={(picked) => onChange(inOrder(picked.map(({ value }) => value).filter(isSortColumn)))}
        width="auto"
        minWidth={20}
        maxWidth={60}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 1.5) }),
  choice: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  label: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  text: css({ flex: '1 1 180px', minWidth: 180, maxWidth: 360 }),
});
