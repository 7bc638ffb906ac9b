import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React, { useMemo } from 'react';

import { type AmountBy } from '../../../analysis/spending/across';
import { type BillLine } from '../../../analysis/spending/bill';
import { narrowed } from '../../../analysis/spending/narrow';
import { billOverTime, type BillSeries, type BillSlot } from '../../../analysis/spending/over-time';
import { MOST_COLORS } from '../colors';
import { nameLabel } from '../texts';
import { type CostView } from '../view';
import { TimeChart } from './TimeChart';
import { TimeTable } from './TimeTable';

interface Props {
  view: CostView;
  /** Before filters. */
  lines: readonly BillLine[];
  slots: readonly BillSlot[];
  /** In the order of the list below, whose first ones have colours. */
  groups: readonly AmountBy[];
  timeZone: TimeZone;
  onOpen: (slot: BillSlot) => void;
}

/** The bill over time, as a chart or as a table. */
export function BillOverTime({ view, lines, slots, groups, timeZone, onOpen }: Props) {
  const { by, measure, filters, table } = view;
  const series = useMemo(() => {
    const named = groups.slice(0, MOST_COLORS).map(({ name }) => name);
    return billOverTime(narrowed(lines, filters), { slots, group: by, measure, named });
  }, [groups, lines, filters, slots, by, measure]);
  const nameOf = ({ name, rest }: BillSeries) => (rest ? t('cost.chart.rest', 'others') : nameLabel(by, name));
  const shared = { slots, series, measure, nameOf, timeZone };
  return table ? <TimeTable {...shared} /> : <TimeChart {...shared} onOpen={onOpen} />;
}
