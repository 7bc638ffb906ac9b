import { t } from '@grafana/i18n';

import { type Severity } from '../../analysis/slo/pair';
import { type Tier } from '../../analysis/slo/tiers';
import { formatShort, UNKNOWN } from '../../ui/format';

export function tierLabel(tier: Tier | undefined): string {
  const labels: Record<Tier, string> = {
    page: t('reliability.tier.page', 'page'),
    ticket: t('reliability.tier.ticket', 'ticket'),
    ignore: t('reliability.tier.ignore', 'ignore'),
  };
  return tier === undefined ? t('reliability.tier.unknown', 'unknown') : labels[tier];
}

/** What a severity becomes for people. */
export function severityLabel(severity: Severity): string {
  const labels: Record<Severity, string> = {
    critical: t('reliability.severity.critical', 'page'),
    warning: t('reliability.severity.warning', 'ticket'),
    info: t('reliability.severity.info', 'digest'),
  };
  return labels[severity];
}

/** What the labels stand for, in their order: `gpt-5.2 via gateway.example.com`. */
export function memberName(labels: Readonly<Record<string, string>>): string {
  const values = Object.values(labels).filter((value) => value !== '');
  return values.length === 0 ? UNKNOWN : values.join(' · ');
}

/** Calls as counted: extrapolated, so with decimals that mean nothing. */
export function countText(count: number): string {
  return formatShort(Math.round(count));
}

/** Share of a budget in whole per cent, below zero where it is overspent; never 0 or 100 for what only comes near. */
export function leftText(left: number | undefined): string {
  if (left === undefined) {
    return UNKNOWN;
  }
  const percent = 100 * left;
  const whole = percent > 99.5 && percent < 100 ? 99 : percent > 0 && percent < 1 ? 1 : Math.round(percent);
  return `${whole} %`;
}

/** How many times too fast a budget burns. */
export function burnText(rate: number | undefined): string {
  if (rate === undefined) {
    return UNKNOWN;
  }
  return `${rate >= 10 || rate === 0 ? Math.round(rate) : rate.toPrecision(2)}×`;
}
