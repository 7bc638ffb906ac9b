import { ask, type Scenario } from './scenario';

export const serverError: Scenario = {
  name: 'server-error',
  shows: 'HTTP 500 on every try of the second call, until the run ends in an error',
  model: 'gpt-5.2',
  stream: false,
  endsInError: true,
  runs: [
    {
      prompts: ['Check that the test script runs all test files.', 'Does `npm test` run everything under test/?'],
      main: [
        ask([{ tool: 'list_files', arguments: { path: 'test' } }], 32),
        { error: { status: 500, message: 'The server had an error while processing your request.' } },
      ],
    },
  ],
};
