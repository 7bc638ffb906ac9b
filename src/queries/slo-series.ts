import { DAY, HOUR, MINUTE, writeDuration } from '../model/durations';

/** Names of what the SLO rules record. All SLOs share them; the label `slo` tells them apart. */

/** What is counted: all calls, or the failed ones. */
export type Side = 'total' | 'bad';

/** Calls within one of the two windows that are recorded. @param seconds of real time: a shortened clock keeps the names */
export function countName(side: Side, seconds: number): string {
  return `slo:agent_slo_${side}:increase${writeDuration(seconds)}`;
}

/** Share of failures within a window. */
export function ratioName(seconds: number): string {
  return `slo:agent_slo_error:ratio${writeDuration(seconds)}`;
}

export const TARGET_NAME = 'slo:agent_slo_target:ratio';
export const BUDGET_LEFT_NAME = 'slo:agent_slo_budget_left:ratio';
/** The same for whatever has least left, of each objective. */
export const LEAST_LEFT_NAME = 'slo:agent_slo_budget_left:min';

/** The tier of every combination of labels that is called, as the label `tier`; its value is 1. */
export function tierName(labels: readonly string[]): string {
  return `${labels.join('_')}:agent_slo_tier:info`;
}

/** Counts of this window add up to those of longer ones. */
export const STEP = 5 * MINUTE;

/** Budgets are added up from counts of this window. */
export const BUDGET_STEP = HOUR;

/** From so many steps on it doesn't matter that they end at full five minutes, not at the moment of the question. */
const MANY_STEPS = 6;

/**
 * How the calls of a window are known: `recorded` by the rules, or added up by whoever asks, from steps of the clock
 * (`added`) or, where those would be too coarse, from steps that end now (`stacked`). Only two windows are recorded: series
 * cost more than sums.
 *
 * @param seconds a whole number of steps
 */
export function originOf(seconds: number): 'recorded' | 'added' | 'stacked' {
  if (seconds === STEP || seconds === BUDGET_STEP) {
    return 'recorded';
  }
  return seconds >= MANY_STEPS * STEP ? 'added' : 'stacked';
}

/**
 * Counts of a window, from those of its steps. Neighbouring steps add up, so busy and quiet hours weigh as they should, and
 * a step that is missing counts for neither side.
 *
 * @param step an expression for the counts of a step
 * @param window as PromQL writes it
 * @param length of a step, as PromQL writes it
 */
export function addedUp(step: string, window: string, length: string): string {
  return `sum_over_time(${step}[${window}:${length}])`;
}

/**
 * Counts of everything in a window, recorded or added up: of days from the counts of hours, which are fewer.
 *
 * @param matchers as PromQL writes them
 * @param write times in seconds as they stand in the rules; shortened ones in tests
 */
export function countOver(side: Side, window: number, matchers = '', write = writeDuration): string {
  const of = (length: number) => countName(side, length) + (matchers === '' ? '' : `{${matchers}}`);
  const step = window > DAY ? BUDGET_STEP : STEP;
  return originOf(window) === 'recorded' ? of(window) : addedUp(of(step), write(window), write(step));
}

/** Windows that are shown as shares, whatever the alerts need. */
export const SHOWN_WINDOWS = [STEP, HOUR, 6 * HOUR, DAY] as const;

/**
 * What the definition files say, as series without any traffic: their labels carry it, their value is 1. Pages read it from
 * Prometheus, so that they speak of the rules that are loaded.
 */
export const OBJECTIVE_INFO = 'slo:agent_slo_objective:info';
export const PAIR_INFO = 'profile_pair:agent_slo_pair:info';
export const TIER_ENTRY_INFO = 'list_entry:agent_slo_tier_entry:info';
