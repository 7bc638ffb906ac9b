import { burnPairs } from '../../../src/analysis/slo/burn';
import { type Definitions, type Slo } from '../definitions';
import { type RecordingRule, type RuleGroup } from '../rules-file';
import { DAY, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import {
  BUDGET_LEFT_NAME,
  BUDGET_STEP,
  countName,
  countOver,
  LEAST_LEFT_NAME,
  ratioName,
  SHOWN_WINDOWS,
  STEP,
  TARGET_NAME,
  type Side,
} from '../../../src/queries/slo-series';
import { goString } from '../../../src/queries/go-string';
import { labelList } from '../promql/write';
import { badOf, recordedCount, totalOf } from './counts';

/** Every window that the alerts of an SLO look at, and those that are shown; in seconds, ascending. */
export function windowsOf(slo: Slo, profiles: Definitions['profiles']): number[] {
  const pairs = burnPairs(slo, profiles.get(slo.profile) ?? []);
  return [...new Set([...SHOWN_WINDOWS, ...pairs.flatMap(({ long, short }) => [long, short])])].sort((a, b) => a - b);
}

/** All and failed calls of an SLO in the windows that are recorded, from which all others are added up, and its target. */
export function recordedCounts(slo: Slo, clock: Clock): RuleGroup {
  return {
    name: `slo-${slo.name}`,
    interval: MINUTE,
    rules: [
      ...[STEP, BUDGET_STEP].flatMap((window) => countRules(slo, window, clock)),
      { record: TARGET_NAME, expr: `vector(${slo.target})`, labels: { slo: slo.name } },
    ],
  };
}

/** All and failed calls in a window, from the agents' own series. */
export function countRules(slo: Slo, window: number, clock: Clock): RecordingRule[] {
  const labels = { slo: slo.name };
  // What the first rule has just recorded: rules of a group run one after another.
  const total = `sum by ${labelList(slo.by)} (${recordedCount(slo, 'total', window)})`;
  return [
    { record: countName('total', window), expr: totalOf(slo, scaled(window, clock)), labels },
    { record: countName('bad', window), expr: badOf(slo, scaled(window, clock), total), labels },
  ];
}

/** The budget of whatever has least left, of each objective: a series each, as a dashboard shows them. */
export function leastLeft({ slos }: Pick<Definitions, 'slos'>, clock: Clock): RuleGroup {
  return {
    name: 'slo-budgets',
    interval: 5 * MINUTE,
    rules: byDays(slos).map(([days, only]) => ({
      record: LEAST_LEFT_NAME,
      expr: `min by (slo) (${leftOf(`(${shareOf(days * DAY, clock, only)})`)})`,
    })),
  };
}

/**
 * Shares and budgets of every model and tool by itself, for other dashboards than ours, which add up what they show. A
 * series for each window, so not loaded unless somebody wants them.
 */
export function sharesOfAll({ slos }: Pick<Definitions, 'slos'>, clock: Clock): RuleGroup[] {
  return [
    {
      name: 'slo-shares',
      interval: 2 * MINUTE,
      rules: SHOWN_WINDOWS.map((window) => ({ record: ratioName(window), expr: shareOf(window, clock) })),
    },
    {
      name: 'slo-shares-of-budgets',
      interval: 5 * MINUTE,
      rules: byDays(slos).flatMap(([days, only]) => [
        { record: ratioName(days * DAY), expr: shareOf(days * DAY, clock, only) },
        { record: BUDGET_LEFT_NAME, expr: leftOf(ratioName(days * DAY)) },
      ]),
    },
  ];
}

/** The SLOs of each length of budget; all of them need no names. */
function byDays(slos: readonly Slo[]): Array<[days: number, only: readonly string[] | undefined]> {
  const lengths = [...new Set(slos.map(({ days }) => days))].sort((a, b) => a - b);
  return lengths.map((days) => [
    days,
    lengths.length === 1 ? undefined : slos.filter((slo) => slo.days === days).map(({ name }) => name),
  ]);
}

/** No sample without calls: a division by zero would be NaN, and stay in every average. */
function shareOf(window: number, clock: Clock, only?: readonly string[]): string {
  const matchers = only === undefined ? '' : `slo=~${goString(only.join('|'))}`;
  const count = (side: Side) => countOver(side, window, matchers, (seconds) => scaled(seconds, clock));
  return `${count('bad')} / (${count('total')} > 0)`;
}

/** 1: nothing spent; 0: all of it; below: overspent. @param share of failures within the budget's time */
function leftOf(share: string): string {
  return `1 - ${share} / on (slo) group_left () (1 - ${TARGET_NAME})`;
}
