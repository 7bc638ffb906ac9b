import { gauge, growing } from './counters';
import { growth } from './oracle';
import { type TestSeries } from './series';

/** What a test of one alert gives and what it must find at its last minute. */
export interface SpecialCase {
  alert: string;
  /** Of its rules' file, where two files have the alert. */
  file?: string;
  name: string;
  series: readonly TestSeries[];
  minute: number;
  fires: ReadonlyArray<{
    labels: Readonly<Record<string, string>>;
    value: number;
    answers?: Readonly<Record<string, number>>;
  }>;
  /** How often targets are scraped and rules evaluated, where a minute is finer than it need be. */
  everyMinutes?: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

const agent = { agent: 'some agent' };

/** Four days at 1 US dollar an hour, then an hour at another rate. A price of 0.002 for a thousand tokens of gpt-4.1. */
function costs(times: number, days = 4): TestSeries[] {
  const perMinute = 1.2 / HOUR / 2e-6;
  const labels = {
    ...agent,
    source: 'cli',
    provider: 'openai',
    model: 'gpt-4.1',
    gateway: 'vendor',
    token_type: 'input',
  };
  const until = days * DAY;
  return [
    growing('agent_llm_tokens_total', labels, until + HOUR, (minute) => (minute >= until ? times : 1) * perMinute),
  ];
}

function exactCosts(perHour: number, hours: number): TestSeries[] {
  return [growing('agent_cost_usd_total', agent, hours * HOUR, perHour / HOUR)];
}

const afterAnHour = 4 * DAY + HOUR;

const COST: SpecialCase[] = [
  cost('CostAnomalyHour', 'three times the usual', costs(3), afterAnHour, [{ value: 3, cost: 3.6 }]),
  cost('CostAnomalyHour', 'less than twice the usual', costs(1.9), afterAnHour, []),
  cost('CostAnomalyHour', 'a day that is known is not enough', costs(3, 1), DAY + HOUR, []),
  cost('CostAnomalySevere', 'six times the usual', costs(6), afterAnHour, [{ value: 6, cost: 7.2 }]),
  cost('CostAnomalySevere', 'three times the usual', costs(3), afterAnHour, []),
].map((each) => ({ ...each, file: 'cost-estimated', everyMinutes: 10 }));

const SPENT: SpecialCase[] = [
  ...[
    { perHour: 2, alert: 'DailyBudgetNearlySpent', value: 0.96 },
    { perHour: 1, alert: 'DailyBudgetNearlySpent', value: undefined },
    { perHour: 2.5, alert: 'DailyBudgetSpent', value: 1.2 },
    { perHour: 2, alert: 'DailyBudgetSpent', value: undefined },
  ].map(({ perHour, alert, value }): SpecialCase => ({
    alert,
    file: 'cost',
    name: `${perHour} US dollars an hour for two days, of 50 a day`,
    series: exactCosts(perHour, 48),
    minute: 2 * DAY,
    fires: value === undefined ? [] : [{ labels: { ...agent, basis: 'exact' }, value }],
    everyMinutes: 10,
  })),
  ...[
    { perHour: 2, value: 1.44 },
    { perHour: 1, value: undefined },
  ].map(({ perHour, value }): SpecialCase => ({
    alert: 'MonthlyBudgetForecast',
    file: 'cost',
    name: `${perHour} US dollars an hour for eight days, of 1000 a month`,
    series: exactCosts(perHour, 8 * 24),
    minute: 8 * DAY,
    fires: value === undefined ? [] : [{ labels: { ...agent, basis: 'exact' }, value }],
    everyMinutes: 10,
  })),
];

function cost(
  alert: string,
  name: string,
  series: TestSeries[],
  minute: number,
  fires: ReadonlyArray<{ value: number; cost: number }>
): SpecialCase {
  return {
    alert,
    name,
    series,
    minute,
    fires: fires.map((fired) => ({
      labels: { ...agent, basis: 'estimated' },
      value: fired.value,
      answers: { cost: fired.cost },
    })),
  };
}

function tokens(model: string): TestSeries[] {
  return [growing('agent_llm_tokens_total', { model, token_type: 'input' }, 3 * HOUR, 10_000)];
}

/** Tokens for each call, which grow by a factor in the last hour. */
function perCall(times: number): TestSeries[] {
  return [
    growing('agent_llm_calls_total', agent, afterAnHour + 20, 2),
    growing('agent_llm_tokens_total', agent, afterAnHour + 20, (minute) => 2000 * (minute >= 4 * DAY ? times : 1)),
  ];
}

const USE: SpecialCase[] = [
  {
    alert: 'TokensWithoutPrice',
    name: 'a model that nobody knows',
    series: tokens('in-house'),
    minute: 3 * HOUR,
    fires: [{ labels: { model: 'in-house' }, value: 600_000 }],
  },
  {
    alert: 'TokensWithoutPrice',
    name: 'a dated version of a listed model',
    series: tokens('claude-sonnet-4-5-20250929'),
    minute: 3 * HOUR,
    fires: [],
  },
  {
    alert: 'TokensPerTurnSpike',
    name: 'three times the usual',
    series: perCall(3),
    minute: afterAnHour + 20,
    fires: [{ labels: agent, value: 3 }],
    everyMinutes: 10,
  },
  {
    alert: 'TokensPerTurnSpike',
    name: 'less than twice the usual',
    series: perCall(1.9),
    minute: afterAnHour + 20,
    fires: [],
    everyMinutes: 10,
  },
  {
    alert: 'SessionCostOutlier',
    name: 'a tenth over a dollar, most under a dime',
    series: runCosts(60, 30),
    minute: 90,
    fires: [{ labels: agent, value: 0.1 }],
  },
  {
    alert: 'SessionCostOutlier',
    name: 'a tenth over a dollar, most over a dime',
    series: runCosts(40, 50),
    minute: 90,
    fires: [],
  },
  {
    alert: 'DecisionRateShift',
    name: 'from 90 to 40 % within a day',
    series: decisions(0.4),
    minute: 7 * DAY + 60,
    fires: [{ labels: agent, value: shift(decisions(0.4)) }],
    everyMinutes: 10,
  },
  {
    alert: 'DecisionRateShift',
    name: 'from 90 to 80 % within a day',
    series: decisions(0.8),
    minute: 7 * DAY + 60,
    fires: [],
    everyMinutes: 10,
  },
];

/** Of a hundred runs a minute: under a dime, under a dollar; the rest over it. */
function runCosts(dime: number, dollar: number): TestSeries[] {
  const bucket = (le: string, each: number) => growing('agent_run_cost_usd_bucket', { ...agent, le }, 90, each);
  return [bucket('0.1', dime), bucket('1', dime + dollar), growing('agent_run_cost_usd_count', agent, 90, 100)];
}

/** Six days of 90 % approvals, then a day and an hour of another share. */
function decisions(share: number): TestSeries[] {
  const until = 7 * DAY + 60;
  const approves = (minute: number) => (minute >= until - DAY ? share : 0.9);
  return [
    growing('agent_decisions_total', { ...agent, decision: 'approve' }, until, approves),
    growing('agent_decisions_total', { ...agent, decision: 'reject' }, until, (minute) => 1 - approves(minute)),
  ];
}

/** The approved share of the last day against that of the last seven, from samples ten minutes apart. */
function shift(series: readonly TestSeries[]): number {
  const sampled = series.map((each) => ({ ...each, values: each.values.filter((_, minute) => minute % 10 === 0) }));
  const share = (window: number) => {
    const [approved, rejected] = sampled.map((each) => growth(each, (7 * DAY + 60) / 10, window / 10));
    return approved! / (approved! + rejected!);
  };
  return Math.abs(share(DAY) - share(7 * DAY));
}

/** What collector/loops.yaml gives: a series that is there from its first loop on, with one more for each. */
function loops(kind: string, values: ReadonlyArray<readonly [minute: number, value: number]>): TestSeries[] {
  const at = (minute: number) => values.findLast(([from]) => minute >= from)?.[1];
  return [gauge('agent_loops_total', { ...looping, kind }, 3 * HOUR, at)];
}

const looping = { ...agent, tool: 'search' };

const LOOPS: SpecialCase[] = [
  ...[
    { alert: 'LoopFailing', kind: 'identical_failing', other: 'identical' },
    { alert: 'LoopIdentical', kind: 'identical', other: 'suspected' },
  ].flatMap(({ alert, kind, other }): SpecialCase[] => [
    {
      alert,
      name: 'the first loop there ever was',
      series: loops(kind, [[70, 1]]),
      minute: 71,
      fires: [{ labels: looping, value: 1 }],
    },
    {
      alert,
      name: 'over for more than an hour',
      series: loops(kind, [[70, 1]]),
      minute: 140,
      fires: [],
    },
    {
      alert,
      name: 'a restart of the collector, which has forgotten all',
      series: loops(kind, [
        [0, 5],
        [100, 0],
      ]),
      minute: 110,
      fires: [],
    },
    { alert, name: 'loops of another kind', series: loops(other, [[70, 3]]), minute: 80, fires: [] },
    { alert, name: 'no series', series: [], minute: 80, fires: [] },
  ]),
];

export const USE_CASES: readonly SpecialCase[] = [...COST, ...SPENT, ...USE, ...LOOPS];
