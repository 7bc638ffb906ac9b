import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { type Across, type GridSlot, measured, type ToolMeasure, type ToolStats } from '../../analysis/tools/grid';
import { formatCount, formatDuration, formatPercent, formatUsd, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { isolatedName } from '../../ui/plainText';

/** A measure in the viewer's language. */
export function measureLabel(measure: ToolMeasure): string {
  const labels: Record<ToolMeasure, string> = {
    calls: t('tools.measure.calls', 'calls'),
    errors: t('tools.measure.errors', 'error rate'),
    p95: t('tools.measure.p95', 'p95'),
    retries: t('tools.measure.retries', 'retries'),
    cost: t('tools.measure.cost', 'cost caused'),
  };
  return labels[measure];
}

/** What stands across, in the viewer's language. */
export function acrossLabel(across: Across): string {
  const labels: Record<Across, string> = {
    time: t('tools.across.time', 'time'),
    agent: t('tools.across.agent', 'agent'),
    model: t('tools.across.model', 'model'),
  };
  return labels[across];
}

/** A measure of a cell as people read it. */
export function formatMeasure(stats: ToolStats, measure: ToolMeasure): string {
  return formatValue(measured(stats, measure), measure);
}

/** A value of a measure as people read it; a dash where it is not known. */
export function formatValue(value: number | undefined, measure: ToolMeasure): string {
  const formats: Record<ToolMeasure, (value: number) => string> = {
    calls: formatCount,
    retries: formatCount,
    errors: (part) => (part === 0 ? '0 %' : formatPercent(part)),
    p95: formatDuration,
    cost: formatUsd,
  };
  return value === undefined ? UNKNOWN : formats[measure](value);
}

/** Name of a column: when it begins, or the agent or model. */
export function slotLabel({ name, from }: GridSlot, timeZone: TimeZone, withDate: boolean): string {
  if (from !== undefined) {
    return dateTimeFormat(from, { timeZone, format: withDate ? 'MM-DD HH:mm' : 'HH:mm:ss' });
  }
  return name === '' ? t('tools.slot.unknown', 'unknown') : isolatedName(name);
}

/** Names a column in the URL. */
export function slotKey({ name, from }: GridSlot): string {
  return from === undefined ? name : String(from);
}

/** Everything that is known of a cell, for the line below the heatmap. */
export function describeStats(stats: ToolStats | undefined): string {
  if (stats === undefined) {
    return t('tools.cell.none', 'no call');
  }
  const { calls, errors, retries, p95, usd } = stats;
  return [
    t('tools.cell.calls', '{{count}} calls', { count: calls, defaultValue_one: '{{count}} call' }),
    t('tools.cell.errors', '{{count}} failed', { count: errors }),
    retries === undefined ? '' : t('tools.cell.retries', '{{count}} retried', { count: retries }),
    p95 === undefined ? '' : t('tools.cell.p95', 'p95 {{p95}}', { p95: formatDuration(p95), interpolation: AS_TEXT }),
    usd === undefined ? '' : t('tools.cell.cost', '{{cost}} caused', { cost: formatUsd(usd), interpolation: AS_TEXT }),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}
