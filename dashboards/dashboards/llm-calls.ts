import { type Dashboard, type Query, type Row } from '../description';
import { filtered, perMinute, quantile, RANGE, share, STEP, STEP_MINUTES, sumGrown } from '../promql';

const CALLS = 'agent_llm_calls_total';
const ERRORS = 'agent_llm_errors_total';
const DURATION = 'agent_llm_duration_seconds';
const TOKENS = 'agent_llm_tokens_total';

const ALL = filtered('agent', 'source', 'provider', 'model', 'gateway');
/** The histogram of durations has no label `agent`. */
const NO_AGENT = filtered('source', 'provider', 'model', 'gateway');
const CLASSES = filtered('provider', 'model', 'gateway');
const MODEL = ['model', 'gateway'];
const NAME = '{{model}} via {{gateway}}';

const INPUT = 'token_type=~"input|cache_read|cache_write"';
const EMPTY = 'No call of a model in this time, or none that passes the filters.';
const NO_PRICES =
  'No model in this time has a price in alert-rules/prices.yaml, or the rules in alert-rules/generated are not loaded.';
const NO_SESSIONIZER = 'Needs the sessionizer, which sees whole sessions: without it nothing counts this.';

const one = (name: string, expr: string): Query[] => [{ name, expr }];
const failedShare = (window: string, by: readonly string[] = []) =>
  share(sumGrown(ERRORS, ALL, window, by), sumGrown(CALLS, ALL, window, by));
const slowShare = (by: readonly string[]) => {
  const within = sumGrown(`${DURATION}_bucket`, `${NO_AGENT}, le=~"30(\\\\.0)?"`, STEP, by);
  return `1 - ${share(within, sumGrown(`${DURATION}_count`, NO_AGENT, STEP, by))}`;
};

/** What the sessionizer counts where it runs, else what tokens cost by the prices that the rules record. */
function cost(window: string, by: readonly string[] = []): string {
  const tokens = sumGrown(TOKENS, ALL, window, ['model', 'token_type']);
  const priced = `${tokens} * on (model, token_type) group_left () model_type:agent_token_price:usd`;
  const byLabels = by.length === 0 ? '' : ` by (${by.join(', ')})`;
  return `${sumGrown('agent_cost_usd_total', ALL, window, by)} or sum${byLabels} (${priced})`;
}

const OVERVIEW: Row = {
  title: 'In this time range',
  panels: [
    {
      title: 'Calls',
      as: 'figure',
      width: 4,
      unit: 'short',
      queries: one('calls', sumGrown(CALLS, ALL, RANGE)),
      shows: 'Calls of a model that ended in the time range; a request and its retries by the agent are a call each.',
      worry: 'It is far from what the same hour of other days has.',
      act: 'Nothing at all: look at the dashboard Pipeline first. Far more: sort the sessions by calls, and look for loops.',
      empty: EMPTY,
    },
    {
      title: 'Failed',
      as: 'figure',
      width: 4,
      unit: 'percentunit',
      queries: one('failed', failedShare(RANGE)),
      shows: 'Share of the calls that failed.',
      worry: 'Above 1 %: the objective for calls of a model is 99 %.',
      act: 'See below which model and which class of error, then open the failing sessions.',
      empty: EMPTY,
      limits: [
        { from: 0, colour: 'green' },
        { from: 0.01, colour: 'orange' },
        { from: 0.02, colour: 'red' },
      ],
    },
    {
      title: 'Nine of ten within',
      as: 'figure',
      width: 4,
      unit: 's',
      queries: one('p90', quantile(0.9, DURATION, NO_AGENT, RANGE)),
      shows:
        'The 90th percentile of the durations, interpolated within the histogram’s buckets. Not filtered by agent.',
      worry: 'Above 30 s: the objective is that nine of ten calls are faster.',
      act: 'Compare models below. Slow to the first token is the provider’s load; slow after it is long output.',
      empty: EMPTY,
      limits: [
        { from: 0, colour: 'green' },
        { from: 30, colour: 'red' },
      ],
    },
    {
      title: 'Tokens',
      as: 'figure',
      width: 4,
      unit: 'short',
      queries: one('tokens', sumGrown(TOKENS, ALL, RANGE)),
      shows: 'Tokens of all types, as far as agents report them: what is not reported is missing here.',
      worry: 'They grow faster than the calls do.',
      act: 'See Tokens by type: growing input is growing context, falling cache reads are a prompt that changes.',
      empty: `${EMPTY} Or no agent reports tokens.`,
    },
    {
      title: 'From the cache',
      as: 'figure',
      width: 4,
      unit: 'percentunit',
      queries: one(
        'cached',
        share(sumGrown(TOKENS, `${ALL}, token_type="cache_read"`, RANGE), sumGrown(TOKENS, `${ALL}, ${INPUT}`, RANGE))
      ),
      shows: 'Share of the input tokens that the provider read from its prompt cache.',
      worry: 'Below 30 % where the models have a cache: input costs up to ten times as much.',
      act: 'Look for what changes at the beginning of the prompt: dates, ids, the order of the tools.',
      empty: `${EMPTY} Or no agent reports cached tokens.`,
    },
    {
      title: 'Cost',
      as: 'figure',
      width: 4,
      unit: 'currencyUSD',
      queries: one('cost', cost(RANGE)),
      shows:
        'What the calls cost: reported by the emitter, or priced from the price book. Unpriced calls are not in it.',
      worry: 'It is twice what the same hour of other days has: the alert CostAnomalyHour says so too.',
      act: 'Sort the sessions by cost; look for loops, growing context, and a change of model.',
      empty: NO_PRICES,
    },
  ],
};

const ERRORS_ROW: Row = {
  title: 'Errors',
  panels: [
    {
      title: 'Share of failed calls',
      as: 'lines',
      width: 12,
      unit: 'percentunit',
      queries: one(NAME, failedShare(STEP, MODEL)),
      shows: 'Failed calls by all calls, for each model and gateway.',
      worry: 'A line stays above 2 %, or one model fails while others don’t.',
      act: 'One model: its provider’s status page, and fall back to another. All of them: network, keys, or the gateway.',
      empty: EMPTY,
      limits: [
        { from: 0, colour: 'green' },
        { from: 0.02, colour: 'red' },
      ],
      sessionsBy: { model: 'model' },
    },
    {
      title: 'Failed calls by class',
      as: 'bars',
      width: 12,
      unit: 'cpm',
      queries: one('{{error_class}}', perMinute('agent_llm_errors_by_class_total', CLASSES, ['error_class'])),
      shows: 'Failed calls a minute by class of error. Not filtered by agent and source.',
      worry: 'rate_limit or overloaded last longer than minutes; auth or invalid_request begin at all.',
      act: 'rate_limit: fewer agents at once, or a higher quota. auth: the key has expired. invalid_request: a change of the client.',
      empty: 'No call has failed, or the collector’s configuration is older than the classes of errors.',
    },
    {
      title: 'Models',
      as: 'table',
      width: 24,
      unit: 'short',
      queries: [
        { name: 'calls', expr: sumGrown(CALLS, ALL, RANGE, ['provider', ...MODEL]) },
        { name: 'failed', expr: sumGrown(ERRORS, ALL, RANGE, ['provider', ...MODEL]) },
        { name: 'share failed', expr: failedShare(RANGE, ['provider', ...MODEL]), unit: 'percentunit' },
        { name: 'p50', expr: quantile(0.5, DURATION, NO_AGENT, RANGE, ['provider', ...MODEL]), unit: 's' },
        { name: 'p90', expr: quantile(0.9, DURATION, NO_AGENT, RANGE, ['provider', ...MODEL]), unit: 's' },
        { name: 'tokens', expr: sumGrown(TOKENS, ALL, RANGE, ['provider', ...MODEL]) },
      ],
      shows: 'One line for each model and gateway, in the time range. Durations are not filtered by agent.',
      worry: 'A model has few calls and most of them fail: no burn-rate alert has enough traffic to see it.',
      act: 'Click the model’s name to see its sessions.',
      empty: EMPTY,
      sessionsBy: { model: 'model' },
    },
  ],
};

const LATENCY: Row = {
  title: 'Latency',
  panels: [
    {
      title: 'Half and nine of ten answered within',
      as: 'lines',
      width: 12,
      unit: 's',
      queries: [
        { name: 'p50 {{model}}', expr: quantile(0.5, DURATION, NO_AGENT, STEP, ['model']) },
        { name: 'p90 {{model}}', expr: quantile(0.9, DURATION, NO_AGENT, STEP, ['model']) },
      ],
      shows: 'Median and 90th percentile of the durations of calls. Not filtered by agent.',
      worry: 'The median moves: then everybody waits, not only the few with long answers.',
      act: 'Compare with the time to the first token and with the tokens: load at the provider, longer context or longer answers?',
      empty: EMPTY,
      sessionsBy: { model: 'model' },
    },
    {
      title: 'Durations',
      as: 'heatmap',
      width: 12,
      unit: 's',
      queries: one('{{le}}', sumGrown(`${DURATION}_bucket`, NO_AGENT, STEP, ['le'])),
      shows: 'How many calls took how long. Points are examples: each leads to its trace. Not filtered by agent.',
      worry: 'A second band appears above the first one: a part of the calls waits for something.',
      act: 'Open an example from that band, and compare it with one from below.',
      empty: EMPTY,
    },
    {
      title: 'Slower than 30 s',
      as: 'lines',
      width: 12,
      unit: 'percentunit',
      queries: one(NAME, slowShare(MODEL)),
      shows: 'Share of the calls that took longer than 30 s: what the latency objective counts. Not filtered by agent.',
      worry: 'Above 10 %: the objective allows one of ten.',
      act: 'As above; the dashboard SLO shows how much of the budget is left.',
      empty: EMPTY,
      limits: [
        { from: 0, colour: 'green' },
        { from: 0.1, colour: 'red' },
      ],
      sessionsBy: { model: 'model' },
    },
    {
      title: 'First token of nine in ten within',
      as: 'lines',
      width: 12,
      unit: 's',
      queries: one('{{model}}', quantile(0.9, 'agent_llm_first_token_seconds', CLASSES, STEP, ['model'])),
      shows: 'The 90th percentile of the time to the first token, for agents that stream and report it.',
      worry: 'It rises while the length of the answers stays.',
      act: 'The provider is loaded, or the prompt cache is missed: look at the share that is served from the cache.',
      empty: 'No agent reports the time to the first token.',
      sessionsBy: { model: 'model' },
    },
  ],
};

const SPENDING: Row = {
  title: 'Tokens and cost',
  panels: [
    {
      title: 'Tokens by type',
      as: 'bars',
      width: 12,
      unit: 'cpm',
      queries: one('{{token_type}}', perMinute(TOKENS, ALL, ['token_type'])),
      shows:
        'Tokens a minute in five types that do not overlap: input is what was neither read from nor written to the cache.',
      worry: 'Input grows from call to call, or cache reads fall while the work is the same.',
      act: 'Open a session with much input: its context grows, or a tool returns too much.',
      empty: `${EMPTY} Or no agent reports tokens.`,
    },
    {
      title: 'Cost an hour',
      as: 'bars',
      width: 12,
      unit: 'currencyUSD',
      queries: one('{{model}}', `60 * (${cost(STEP, ['model'])}) / ${STEP_MINUTES}`),
      shows: 'Cost of an hour at the pace of each moment, by model: priced or estimated as above.',
      worry: 'A model costs more and answers no more calls.',
      act: 'Click the model to see its sessions, and sort them by cost.',
      empty: NO_PRICES,
      sessionsBy: { model: 'model' },
    },
    {
      title: 'Share of failed calls, by the tool whose result they were given',
      as: 'lines',
      width: 24,
      unit: 'percentunit',
      queries: one(
        'after {{after_tool}}',
        share(
          sumGrown('agent_session_llm_calls_total', `${CLASSES}, after_tool=~"$after_tool", outcome="error"`, STEP, [
            'after_tool',
          ]),
          sumGrown('agent_session_llm_calls_total', `${CLASSES}, after_tool=~"$after_tool"`, STEP, ['after_tool'])
        )
      ),
      shows: 'Failed calls of models by the tool that ran just before: the tool’s output is what the call was about.',
      worry: 'One tool stands out: its output is too long, or breaks the request.',
      act: 'Open a session in which the tool runs, and look at its result.',
      empty: NO_SESSIONIZER,
      sessionsBy: { tool: 'after_tool' },
    },
  ],
};

/** Calls of models: how many, how many fail, how long they take, what they use. */
export const LLM_CALLS: Dashboard = {
  uid: 'flightrecorder-llm',
  title: 'LLM calls',
  answers: 'Do models answer, how fast, and what do they use?',
  from: 'now-6h',
  variables: [
    { label: 'provider', title: 'Provider', of: CALLS },
    { label: 'model', title: 'Model', of: `${CALLS}{provider=~"$provider"}` },
    { label: 'gateway', title: 'Gateway', of: CALLS },
    { label: 'source', title: 'Source', of: CALLS },
    { label: 'agent', title: 'Agent', of: CALLS },
    { label: 'after_tool', title: 'After the tool', of: 'agent_session_llm_calls_total' },
  ],
  rows: [OVERVIEW, ERRORS_ROW, LATENCY, SPENDING],
};
