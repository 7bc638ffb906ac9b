import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { type BillMeasure, type BillSeries, type BillSlot } from '../../../analysis/spending/over-time';
import { formatShort, formatUsd } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';

const DAY = 86_400_000;

/** A value of the chart as people read it. */
export function formatMeasured(value: number | undefined, measure: BillMeasure): string {
  return measure === 'cost' ? formatUsd(value) : formatShort(value && Math.round(value));
}

/** When a slot begins, as fine as its neighbours need. */
export function slotTime(from: number, slots: readonly BillSlot[], timeZone: TimeZone): string {
  const [first] = slots;
  const last = slots.at(-1);
  const step = (first?.to ?? 0) - (first?.from ?? 0);
  const isLong = (last?.to ?? 0) - (first?.from ?? 0) > DAY;
  const format = step >= DAY ? 'MM-DD' : isLong ? 'MM-DD HH:mm' : step < 60_000 ? 'HH:mm:ss' : 'HH:mm';
  return dateTimeFormat(from, { timeZone, format });
}

interface Said {
  slot: BillSlot;
  slots: readonly BillSlot[];
  at: number;
  series: readonly BillSeries[];
  sum: number | undefined;
  measure: BillMeasure;
  nameOf: (series: BillSeries) => string;
  timeZone: TimeZone;
}

/** Everything that is known of a column. */
export function saySlot({ slot, slots, at, series, sum, measure, nameOf, timeZone }: Said): string {
  const time = slotTime(slot.from, slots, timeZone);
  if (sum === undefined) {
    return t('cost.chart.nothing', '{{time}}: nothing', { time, interpolation: AS_TEXT });
  }
  const parts = series.flatMap((own) => {
    const value = own.values[at];
    return value === undefined ? [] : [`${nameOf(own)} ${formatMeasured(value, measure)}`];
  });
  return t('cost.chart.column', '{{time}}: {{sum}} ({{parts}})', {
    time,
    sum: formatMeasured(sum, measure),
    parts: parts.join(' · '),
    interpolation: AS_TEXT,
  });
}
