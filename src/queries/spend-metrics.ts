/**
 * What our metrics tell of spending (alert-rules/contract): PromQL for the cost page. Tokens are counted by the collector,
 * prices are recorded by the rules; no label holds a session, a team, a user, a repository, or what a tool led to.
 */

/** Labels that lines of the bill can be told apart by. */
export const SPEND_LABELS = ['agent', 'provider', 'gateway', 'model'] as const;

/** Tokens by type within so many seconds before each moment. */
export function tokensQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}, token_type) (${grown('agent_llm_tokens_total', seconds)})`;
}

/** Calls of models within so many seconds before each moment, each attempt one. */
export function callsQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}) (${grown('agent_llm_calls_total', seconds)})`;
}

/** Those of them that failed. */
export function failedCallsQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}) (${grown('agent_llm_errors_total', seconds)})`;
}

/** US dollars of one token by model and type, as they were recorded last within so many seconds. */
export function tokenPricesQuery(seconds: number): string {
  return `max by (model, token_type) (last_over_time(model_type:agent_token_price:usd${range(seconds)}))`;
}

/**
 * How much a counter grew. `increase()` alone leaves out what a series began with, so that a new model's first calls
 * would cost nothing: a series that is there for fewer scrapes of its target than there were began at zero, after the
 * first of them. One that was there in all of them may be older than what Prometheus knows, and `increase()` stands.
 */
function grown(metric: string, seconds: number): string {
  const window = range(seconds);
  const scraped = `sum_over_time(up${window})`;
  const younger = `count_over_time(${metric}${window}) < on (job, instance) group_left () ${scraped}`;
  return `${metric} unless ${metric} offset ${length(seconds)} and ${younger} or increase(${metric}${window})`;
}

function range(seconds: number): string {
  return `[${length(seconds)}]`;
}

function length(seconds: number): string {
  return `${Math.max(1, Math.round(seconds))}s`;
}
