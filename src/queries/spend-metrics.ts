import { grown } from './grown';
import { wholeSeconds } from './promql';

/**
 * What our metrics tell of spending (alert-rules/contract): PromQL for the cost page. Tokens are counted by the collector,
 * prices are recorded by the rules; no label holds a session, a team, a user, a repository, or what a tool led to.
 */

/** Labels that lines of the bill can be told apart by. */
export const SPEND_LABELS = ['agent', 'provider', 'gateway', 'model'] as const;

/** Tokens by type within so many seconds before each moment. */
export function tokensQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}, token_type) (${grown('agent_llm_tokens_total', wholeSeconds(seconds))})`;
}

/** Calls of models within so many seconds before each moment, each attempt one. */
export function callsQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}) (${grown('agent_llm_calls_total', wholeSeconds(seconds))})`;
}

/** Those of them that failed. */
export function failedCallsQuery(seconds: number): string {
  return `sum by (${SPEND_LABELS.join(', ')}) (${grown('agent_llm_errors_total', wholeSeconds(seconds))})`;
}

/** US dollars of one token by model and type, as they were recorded last within so many seconds. */
export function tokenPricesQuery(seconds: number): string {
  return `max by (model, token_type) (last_over_time(model_type:agent_token_price:usd[${wholeSeconds(seconds)}]))`;
}
