import { parser } from '@prometheus-io/lezer-promql';

import { grown } from './grown';
import { callsQuery, failedCallsQuery, tokenPricesQuery, tokensQuery } from './spend-metrics';

it.each([tokensQuery(0), tokensQuery(1.5), callsQuery(60), failedCallsQuery(60), tokenPricesQuery(86_400)])(
  'is PromQL: %s',
  (query) => {
    const errors: string[] = [];
    parser.parse(query).iterate({ enter: (node) => void (node.type.isError && errors.push(node.name)) });
    expect(errors).toEqual([]);
  }
);

it('sums what each series grew by labels', () => {
  expect(tokensQuery(300)).toBe(
    `sum by (agent, provider, gateway, model, token_type) (${grown('agent_llm_tokens_total', '300s')})`
  );
});

it('reads prices as they were recorded last', () => {
  expect(tokenPricesQuery(3600)).toBe(
    'max by (model, token_type) (last_over_time(model_type:agent_token_price:usd[3600s]))'
  );
});
