import { parser } from '@prometheus-io/lezer-promql';

import { callsQuery, failedCallsQuery, tokenPricesQuery, tokensQuery } from './spend-metrics';

it.each([tokensQuery(0), tokensQuery(1.5), callsQuery(60), failedCallsQuery(60), tokenPricesQuery(86_400)])(
  'is PromQL: %s',
  (query) => {
    const errors: string[] = [];
    parser.parse(query).iterate({ enter: (node) => void (node.type.isError && errors.push(node.name)) });
    expect(errors).toEqual([]);
  }
);

it('counts what a series began with, where its target was scraped before', () => {
  expect(tokensQuery(300)).toBe(
    'sum by (agent, provider, gateway, model, token_type) (agent_llm_tokens_total unless agent_llm_tokens_total offset 300s ' +
      'and count_over_time(agent_llm_tokens_total[300s]) < on (job, instance) group_left () sum_over_time(up[300s]) ' +
      'or increase(agent_llm_tokens_total[300s]))'
  );
});

it('reads prices as they were recorded last', () => {
  expect(tokenPricesQuery(3600)).toBe(
    'max by (model, token_type) (last_over_time(model_type:agent_token_price:usd[3600s]))'
  );
});
