import { answer, ask, type Scenario } from './scenario';

export const rateLimit: Scenario = {
  name: 'rate-limit',
  shows: "HTTP 429 on the second call, then success by the SDK's own retry",
  model: 'gpt-5.2',
  stream: false,
  runs: [
    {
      prompts: ['Summarise how this project treats time zones.', 'Are our dates UTC everywhere? Quote the rule.'],
      main: [
        ask([{ tool: 'read_file', arguments: { path: 'README.md' } }], 32),
        {
          ...answer('Dates are ISO strings and always UTC; the README says so, and `addDays` computes in UTC.', 64),
          errorsFirst: [{ status: 429, message: 'Rate limit reached for requests per minute.' }],
        },
      ],
    },
  ],
};
