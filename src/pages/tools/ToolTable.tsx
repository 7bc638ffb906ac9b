import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolGrid, type ToolGridRow, type ToolMeasure } from '../../analysis/tools/grid';
import { TEST_IDS } from '../../testIds';
import { linkButton } from '../../ui/linkButton.styles';
import { Name } from '../../ui/Name';
import { formatMeasure, measureLabel, slotKey, slotLabel } from './texts';

interface Props {
  grid: ToolGrid;
  rows: readonly ToolGridRow[];
  measure: ToolMeasure;
  timeZone: TimeZone;
  withDates: boolean;
  /** A press on a cell. */
  onOpen: (row: ToolGridRow, slot: number) => void;
  /** Address of the page of a row's tool. */
  urlOf: (row: ToolGridRow) => string;
}

/** The heatmap in figures: to be read aloud, and to be copied. Columns without any call are left out. */
export function ToolTable({ grid, rows, measure, timeZone, withDates, onOpen, urlOf }: Props) {
  const styles = useStyles2(getStyles);
  const columns = grid.slots
    .map((slot, place) => ({ slot, place }))
    .filter(({ place }) => rows.some(({ cells }) => cells[place] !== undefined));
  return (
    <div className={styles.scrolled}>
      <table className={styles.table} data-testid={TEST_IDS.tools.table}>
        <caption className={styles.caption}>
          {t('tools.table.caption', 'Tools by {{measure}}; empty: no call', { measure: measureLabel(measure) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('tools.table.tool', 'Tool')}</th>
            <th scope="col">{t('tools.table.all', 'All')}</th>
            {columns.map(({ slot }) => (
              <th key={slotKey(slot)} scope="col">
                {slotLabel(slot, timeZone, withDates)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.tool}>
              <th scope="row">
                <Link to={urlOf(row)}>
                  <Name of={row.tool} />
                </Link>
              </th>
              <td>{formatMeasure(row.all, measure)}</td>
              {columns.map(({ slot, place }) => {
                const cell = row.cells[place];
                return (
                  <td key={slotKey(slot)}>
                    {cell && (
                      <button type="button" className={styles.cell} onClick={() => onOpen(row, place)}>
                        {formatMeasure(cell, measure)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scrolled: css({ overflow: 'auto', maxHeight: 640 }),
  table: css({
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.25, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      whiteSpace: 'nowrap',
      textAlign: 'right',
    },
    'th:first-child': { textAlign: 'left', maxWidth: 240, overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  cell: css({
    ...linkButton(theme),
    color: 'inherit',
  }),
  caption: css({ captionSide: 'top', color: theme.colors.text.secondary, textAlign: 'left' }),
});
