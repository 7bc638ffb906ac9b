import { t } from '@grafana/i18n';

import { type Rate, rateOf, type ToolFigures } from '../../analysis/tools/figures';
import { formatCount, formatDuration, formatPercent, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';

/** A part of a whole; zero is written as such. */
export function formatShare(part: number | undefined): string {
  return part === 0 ? '0 %' : formatPercent(part);
}

/** Rows of the comparison, in their order. */
export const COMPARED = ['calls', 'errors', 'p50', 'p95', 'p99', 'retries', 'perRun'] as const;

export type Compared = (typeof COMPARED)[number];

/** A figure in the viewer's language. */
export function figureLabel(figure: Compared): string {
  const labels: Record<Compared, string> = {
    calls: t('tool.figure.calls', 'calls'),
    errors: t('tool.figure.errors', 'error rate'),
    p50: t('tool.figure.p50', 'p50'),
    p95: t('tool.figure.p95', 'p95'),
    p99: t('tool.figure.p99', 'p99'),
    retries: t('tool.figure.retries', 'retry rate'),
    perRun: t('tool.figure.per-run', 'calls per run'),
  };
  return labels[figure];
}

/** A figure as people read it; a dash where it is not known. */
export function formatFigure(figures: ToolFigures | undefined, figure: Compared): string {
  if (figures === undefined) {
    return UNKNOWN;
  }
  const formats: Record<Compared, () => string> = {
    calls: () => formatCount(figures.calls),
    errors: () => formatShare(valueOf(figures, 'errors')),
    p50: () => formatDuration(figures.p50),
    p95: () => formatDuration(figures.p95),
    p99: () => formatDuration(figures.p99),
    retries: () => formatShare(valueOf(figures, 'retries')),
    perRun: () => formatRatio(valueOf(figures, 'perRun')),
  };
  return formats[figure]();
}

/** A number to one decimal place. */
export function formatRatio(value: number | undefined): string {
  return value === undefined ? UNKNOWN : value.toLocaleString(undefined, { maximumFractionDigits: 1 });
}

function valueOf(figures: ToolFigures, rate: Rate): number | undefined {
  const counted = rateOf(figures, rate);
  return counted && counted.part / counted.of;
}

/** What a figure rests on: `3 of 20`, `of 18 calls that ended`; empty where nothing is to be said. */
export function basisOf(figures: ToolFigures | undefined, figure: Compared): string {
  if (figures === undefined || figure === 'calls') {
    return '';
  }
  if (figure === 'p50' || figure === 'p95' || figure === 'p99') {
    const timed = figures.told?.timed;
    return timed === undefined
      ? t('tool.basis.histogram', 'from a histogram')
      : t('tool.basis.timed', 'of {{count}} that ended', { count: timed });
  }
  const counted = rateOf(figures, figure);
  if (counted === undefined) {
    return '';
  }
  return figure === 'perRun'
    ? t('tool.basis.runs', 'in {{count}} runs', { count: counted.of, defaultValue_one: 'in {{count}} run' })
    : t('tool.basis.part', '{{part}} of {{of}}', {
        part: formatCount(counted.part),
        of: formatCount(counted.of),
        interpolation: AS_TEXT,
      });
}
