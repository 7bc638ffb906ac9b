import { DAY, HOUR, MINUTE, writeDuration } from '../model/durations';

/** Names of what the SLO rules record. All SLOs share them; the label `slo` tells them apart. */

/** What is counted: all calls, or the failed ones. */
export type Side = 'total' | 'bad';

/** Calls within a window. @param seconds of real time: a shortened clock keeps the names */
export function countName(side: Side, seconds: number): string {
  return `slo:agent_slo_${side}:increase${writeDuration(seconds)}`;
}

/** Share of failures within a window. */
export function ratioName(seconds: number): string {
  return `slo:agent_slo_error:ratio${writeDuration(seconds)}`;
}

export const TARGET_NAME = 'slo:agent_slo_target:ratio';
export const BUDGET_LEFT_NAME = 'slo:agent_slo_budget_left:ratio';

/** The tier of every combination of labels that is called, as the label `tier`; its value is 1. */
export function tierName(labels: readonly string[]): string {
  return `${labels.join('_')}:agent_slo_tier:info`;
}

/** Windows up to this are counted from the agents' own series, longer ones from the counts of `STEP`. */
export const LONGEST_RAW = HOUR;

/** Counts of this window add up to those of longer ones. */
export const STEP = 5 * MINUTE;

/** The month is added up from counts of this window. */
export const MONTH_STEP = HOUR;

/** Windows that a page or a dashboard shows as shares, whatever the alerts need. */
export const SHOWN_WINDOWS = [STEP, HOUR, 6 * HOUR, DAY] as const;

/**
 * What the definition files say, as series without any traffic: their labels carry it, their value is 1. Pages read it from
 * Prometheus, so that they speak of the rules that are loaded.
 */
export const OBJECTIVE_INFO = 'slo:agent_slo_objective:info';
export const PAIR_INFO = 'profile_pair:agent_slo_pair:info';
export const TIER_ENTRY_INFO = 'list_entry:agent_slo_tier_entry:info';
