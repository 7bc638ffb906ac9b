import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type BillMeasure, type BillSeries, type BillSlot } from '../../../analysis/spending/over-time';
import { TEST_IDS } from '../../../testIds';
import { figureTable } from '../../../ui/figureTable.styles';
import { formatDateTime } from '../../../ui/format';
import { Name } from '../../../ui/Name';
import { sumsOf } from './scale';
import { formatMeasured } from './texts';

interface Props {
  slots: readonly BillSlot[];
  series: readonly BillSeries[];
  measure: BillMeasure;
  nameOf: (series: BillSeries) => string;
  timeZone: TimeZone;
}

/** The chart in figures: to be read aloud, and to be copied. Times without any are left out. */
export function TimeTable({ slots, series, measure, nameOf, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(figureTable);
  const sums = sumsOf(series, slots.length);
  return (
    <div
      className={styles.scrolled}
      tabIndex={0}
      role="region"
      aria-label={t('cost.times.label', 'Spending over time')}
    >
      <table className={table} data-testid={TEST_IDS.cost.times}>
        <thead>
          <tr>
            <th scope="col">{t('cost.times.from', 'From')}</th>
            <th scope="col">{t('cost.times.all', 'All')}</th>
            {series.map((own) => (
              <th key={own.rest ? 'rest' : `:${own.name ?? ''}`} scope="col">
                <Name of={nameOf(own)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map(({ from }, at) =>
            sums[at] === undefined ? null : (
              <tr key={from}>
                <th scope="row">{formatDateTime(from, timeZone)}</th>
                <td>{formatMeasured(sums[at], measure)}</td>
                {series.map(({ name, rest, values }) => (
                  <td key={rest ? 'rest' : `:${name ?? ''}`}>
                    {values[at] === undefined ? '' : formatMeasured(values[at], measure)}
                  </td>
                ))}
              </tr>
            )
          )}
        </tbody>
      </table>
    </div>
  );
}

const getStyles = () => ({
  scrolled: css({ overflow: 'auto', maxHeight: 320 }),
});
