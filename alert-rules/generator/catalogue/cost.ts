import { type Alert } from '../alert';
import { type Budget, type Definitions, type ModelPrice } from '../definitions';
import { grownBy } from '../promql/counts';
import { writeSelector } from '../promql/write';
import { type RecordingRule } from '../rules-file';
import { DAY, HOUR, MINUTE } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { KNOWN_DAYS, sameHour } from './baseline';
import { type Chapter } from './chapter';
import { dated } from './dated';
import { counter } from './share';

/** Estimated: token counts times recorded prices. Exact: the sessionizer's priced cost. */
export type CostBasis = 'estimated' | 'exact';

/** US dollars in the last hour, by agent. */
const HOURLY = {
  estimated: 'agent:agent_cost_usd:increase1h:estimated',
  exact: 'agent:agent_cost_usd:increase1h',
} as const;
const PRICE = 'model_type:agent_token_price:usd';

/** Under this an anomaly is no news, in US dollars an hour. */
const SMALLEST = 1;

/** The cost alerts on one basis; of the two files one is loaded. */
export function costFile({ budgets, prices }: Definitions, basis: CostBasis): Chapter {
  const cost = HOURLY[basis];
  return {
    name: basis === 'exact' ? 'cost' : 'cost-estimated',
    comment:
      basis === 'exact'
        ? 'What agents cost, as the sessionizer prices it. Takes the place of cost-estimated.yaml.'
        : 'What agents cost, estimated from token counts and recorded prices until the sessionizer is there.',
    recordings: (clock) => [
      ...(basis === 'exact' ? [] : priceRules(prices)),
      { record: cost, expr: basis === 'exact' ? exactCost(clock) : estimatedCost(clock) },
      ...(basis === 'exact' ? [] : [{ record: UNPRICED, expr: unpricedTokens(clock) }]),
      { record: `agent:agent_budget_usd:daily`, expr: budgetOf(budgets.daily, cost) },
      { record: `agent:agent_budget_usd:monthly`, expr: budgetOf(budgets.monthly, cost) },
    ],
    alerts: [
      anomaly(cost, basis, 'CostAnomalyHour', 2),
      anomaly(cost, basis, 'CostAnomalySevere', 5),
      daily(cost, basis, 'DailyBudgetNearlySpent', 0.7),
      daily(cost, basis, 'DailyBudgetSpent', 1),
      forecast(cost, basis),
      ...(basis === 'exact' ? [] : [unpriced()]),
    ],
  };
}

function priceRules(prices: readonly ModelPrice[]): RecordingRule[] {
  const types = [...new Set(prices.flatMap(({ usd }) => Object.keys(usd)))];
  return types.map((type) => ({
    record: PRICE,
    labels: { token_type: type },
    expr: prices
      .map(({ model, usd }) => {
        const called = writeSelector('agent_llm_tokens_total', [
          { label: 'model', operator: '=~', value: dated(model) },
        ]);
        return `group by (model) (${called}) * ${usd[type]}`;
      })
      .join('\nor '),
  }));
}

function estimatedCost(clock: Clock): string {
  const tokens = grownBy(counter('agent_llm_tokens_total'), scaled(HOUR, clock), ['agent', 'model', 'token_type']);
  return `sum by (agent) (\n${tokens}\n* on (model, token_type) group_left () ${PRICE}\n)`;
}

const UNPRICED = 'model:agent_tokens_unpriced:increase1h';

function unpricedTokens(clock: Clock): string {
  const tokens = grownBy(counter('agent_llm_tokens_total'), scaled(HOUR, clock), ['model']);
  return `${tokens}\nunless on (model) ${PRICE}`;
}

function exactCost(clock: Clock): string {
  return grownBy(counter('agent_cost_usd_total'), scaled(HOUR, clock), ['agent']);
}

/** The limit of every agent that costs something: of the entries the first that matches. */
function budgetOf(budgets: readonly Budget[], cost: string): string {
  const of = (agent: string) =>
    `group by (agent) (${writeSelector(cost, [{ label: 'agent', operator: '=~', value: agent }])})`;
  return budgets
    .map(({ agent, usd }, index) => {
      const earlier = budgets.slice(0, index).map((other) => `unless ${of(other.agent)}`);
      return `(${[of(agent), ...earlier].join(' ')}) * ${usd}`;
    })
    .join('\nor ');
}

type Shared = Pick<Alert, 'asked' | 'by' | 'labels' | 'dashboard'>;

function shared(basis: CostBasis): Shared {
  return {
    asked: ['001', '002', '003'],
    by: ['agent'],
    labels: { slo: 'cost', basis },
    dashboard: 'flightrecorder-llm',
  };
}

function anomaly(cost: string, basis: CostBasis, name: string, times: number): Alert {
  const severe = times > 2;
  return {
    ...shared(basis),
    name,
    // The severe one must also be more than its hour's part of the day's budget: a cheap agent's jump wakes nobody.
    expr: (clock) =>
      [
        `${cost} / (${sameHour(cost, clock)} > 0) > ${times}`,
        `and ${cost} > ${SMALLEST}`,
        ...(severe ? [`and ${cost} > agent:agent_budget_usd:daily / 24`] : []),
      ].join('\n'),
    for: 5 * MINUTE,
    severity: severe ? 'critical' : 'warning',
    summary: [{ label: 'agent' }, ' costs ', { value: 'number' }, ' times as much as at this hour of the last days'],
    description: [
      {
        ask: { name: 'cost', query: (matchers) => `${cost}{${matchers.replace(/^, /, '')}}`, labels: ['agent'] },
        as: 'usd',
      },
      ` US dollars in the last hour (${basis}).`,
    ],
    runbook: 'CostAnomaly',
    lookback: '1h',
    facts: [
      [
        'Fires',
        `an hour that costs more than ${times} × the mean of the same hour of the last 7 days, ${KNOWN_DAYS} of them known`,
      ],
      ['Smallest cost', severe ? 'a 24th of the daily budget' : `${SMALLEST} US dollar an hour`],
    ],
  };
}

/** Hours of a window added up. */
function spent(cost: string, seconds: number, clock: Clock): string {
  return `sum_over_time(${cost}[${scaled(seconds, clock)}:${scaled(HOUR, clock)}])`;
}

function daily(cost: string, basis: CostBasis, name: string, share: number): Alert {
  return {
    ...shared(basis),
    name,
    expr: (clock) => `${spent(cost, DAY, clock)} / agent:agent_budget_usd:daily > ${share}`,
    severity: share < 1 ? 'warning' : 'critical',
    summary: [{ label: 'agent' }, ' has spent ', { value: 'percent' }, ' of its daily budget'],
    description: [`Cost of the last 24 hours (${basis}) against the budget of alert-rules/budgets.yaml.`],
    runbook: 'DailyBudget',
    lookback: '1d',
    facts: [['Fires', `more than ${share * 100} % of the daily budget spent within 24 hours`]],
  };
}

function forecast(cost: string, basis: CostBasis): Alert {
  return {
    ...shared(basis),
    name: 'MonthlyBudgetForecast',
    expr: (clock) => `${spent(cost, 7 * DAY, clock)} * 30 / 7 / agent:agent_budget_usd:monthly > 1`,
    for: HOUR,
    keepFiringFor: DAY,
    severity: 'info',
    summary: [
      { label: 'agent' },
      ' will spend ',
      { value: 'percent' },
      ' of its monthly budget at the pace of this week',
    ],
    description: [`Cost of the last 7 days (${basis}), taken as the pace of 30.`],
    runbook: 'MonthlyBudgetForecast',
    lookback: '3d',
    facts: [['Fires', 'the pace of the last 7 days exceeds the monthly budget']],
  };
}

function unpriced(): Alert {
  return {
    name: 'TokensWithoutPrice',
    asked: 'an estimate must say what it leaves out',
    expr: () => `${UNPRICED} > 100000`,
    for: HOUR,
    keepFiringFor: DAY,
    severity: 'info',
    labels: { slo: 'cost' },
    by: ['model'],
    summary: [{ value: 'count' }, ' tokens of ', { label: 'model' }, ' in an hour have no price'],
    description: ['The cost alerts leave them out. List the model in alert-rules/prices.yaml.'],
    runbook: 'TokensWithoutPrice',
    dashboard: 'flightrecorder-llm',
    lookback: '1h',
    facts: [['Fires', 'more than 100,000 tokens an hour of a model that prices.yaml does not list']],
  };
}
