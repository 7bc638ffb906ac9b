import { burnPairs } from '../../../src/analysis/slo/burn';
import { type Counter, type Definitions, type Slo } from '../definitions';
import { grownBy } from '../promql/counts';
import { labelList, writeSelector } from '../promql/write';
import { type RecordingRule, type RuleGroup } from '../rules-file';
import { DAY, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import {
  BUDGET_LEFT_NAME,
  countName,
  LONGEST_RAW,
  MONTH_STEP,
  ratioName,
  SHOWN_WINDOWS,
  STEP,
  TARGET_NAME,
  type Side,
} from '../../../src/queries/slo-series';

/** Every window that the alerts of an SLO look at, and those that are shown; in seconds, ascending. */
export function windowsOf(slo: Slo, profiles: Definitions['profiles']): number[] {
  const pairs = burnPairs(slo, profiles.get(slo.profile) ?? []);
  return [...new Set([...SHOWN_WINDOWS, ...pairs.flatMap(({ long, short }) => [long, short])])].sort((a, b) => a - b);
}

/**
 * All and failed calls of an SLO in its short windows, from the agents' own series.
 *
 * @param longest window in seconds: longer ones are added up from short ones, where a ruler records those
 */
export function rawCounts(
  slo: Slo,
  profiles: Definitions['profiles'],
  clock: Clock,
  longest: number = LONGEST_RAW
): RuleGroup {
  const windows = windowsOf(slo, profiles).filter((window) => window <= longest);
  const labels = { slo: slo.name };
  const rules = windows.flatMap((window): RecordingRule[] => [
    { record: countName('total', window), expr: totalOf(slo, scaled(window, clock)), labels },
    // Looks at what the rule above has just recorded: rules of a group run one after another.
    { record: countName('bad', window), expr: badOf(slo, window, clock), labels },
  ]);
  return {
    name: `slo-${slo.name}`,
    interval: MINUTE,
    rules: [...rules, { record: TARGET_NAME, expr: `vector(${slo.target})`, labels }],
  };
}

function totalOf({ total, excluded, by }: Slo, window: string): string {
  const all = grownBy(total, window, by);
  if (excluded === undefined) {
    return all;
  }
  // Never below the failures: both counters are read at one instant, but made by two processors.
  return `clamp_min(\n${all}\n- (\n${grownBy(excluded, window, by)}\nor 0 * ${all}\n), 0)`;
}

/** Zero where there are calls and no failures: labels stay, which `or vector(0)` would lose. */
function badOf(slo: Slo, window: number, clock: Clock): string {
  const total = `sum by ${labelList(slo.by)} (${ofSlo('total', window, slo)})`;
  const grown = (counter: Counter) => grownBy(counter, scaled(window, clock), slo.by);
  if (slo.bad !== undefined) {
    return `${grown(slo.bad)}\nor 0 * ${total}`;
  }
  return `clamp_min(${total}\n- (\n${grown(slo.good!)}\nor 0 * ${total}\n), 0)`;
}

function ofSlo(side: Side, window: number, { name }: Slo): string {
  return writeSelector(countName(side, window), [{ label: 'slo', operator: '=', value: name }]);
}

/**
 * Long windows, one rule for all SLOs. Counts of neighbouring steps add up, so busy and quiet hours weigh as they should,
 * and a step that is missing counts for neither side.
 */
export function longCounts({ slos, profiles }: Definitions, clock: Clock): RuleGroup[] {
  const windows = [...new Set(slos.flatMap((slo) => windowsOf(slo, profiles)))].sort((a, b) => a - b);
  const sums = windows
    .filter((window) => window > LONGEST_RAW)
    .flatMap((window) => both(window, (side) => overTime(countName(side, STEP), window, STEP, clock)));
  const days = Math.max(...slos.map((slo) => slo.days));
  const month = both(days * DAY, (side) => overTime(countName(side, MONTH_STEP), days * DAY, MONTH_STEP, clock));
  return [
    { name: 'slo-windows', interval: 2 * MINUTE, rules: sums },
    { name: 'slo-ratios', interval: 2 * MINUTE, rules: SHOWN_WINDOWS.map((window) => ratioOf(window)) },
    { name: 'slo-budget', interval: 5 * MINUTE, rules: [...month, ratioOf(days * DAY), budgetLeft(days * DAY)] },
  ];
}

function both(window: number, exprOf: (side: Side) => string): RecordingRule[] {
  return (['total', 'bad'] as const).map((side) => ({ record: countName(side, window), expr: exprOf(side) }));
}

function overTime(name: string, window: number, step: number, clock: Clock): string {
  return `sum_over_time(${name}[${scaled(window, clock)}:${scaled(step, clock)}])`;
}

/** No sample without calls: a division by zero would be NaN, and stay in every average. */
function ratioOf(window: number): RecordingRule {
  return { record: ratioName(window), expr: `${countName('bad', window)} / (${countName('total', window)} > 0)` };
}

/** 1: nothing spent; 0: all of it; below: overspent. */
function budgetLeft(window: number): RecordingRule {
  return {
    record: BUDGET_LEFT_NAME,
    expr: `1 - ${ratioName(window)} / on (slo) group_left () (1 - ${TARGET_NAME})`,
  };
}
