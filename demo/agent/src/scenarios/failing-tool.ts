import { answer, ask, type Scenario } from './scenario';

export const failingTool: Scenario = {
  name: 'failing-tool',
  shows: 'an edit fails (the text is not there); the agent reads the file and edits it right',
  model: 'gpt-5.2',
  stream: false,
  runs: [
    {
      prompts: ['Print amounts with a euro sign instead of EUR.', 'Amounts should read 12.30 €, not 12.30 EUR.'],
      main: [
        ask(
          [
            {
              tool: 'edit_file',
              arguments: {
                path: 'src/format.mjs',
                find: "return cents / 100 + ' EUR';",
                replace: "return cents / 100 + ' €';",
              },
            },
          ],
          96
        ),
        ask([{ tool: 'read_file', arguments: { path: 'src/format.mjs' } }], 16),
        ask([{ tool: 'edit_file', arguments: { path: 'src/format.mjs', find: ' EUR`', replace: ' €`' } }], 32),
        answer('`formatMoney` now prints a euro sign.', 16),
      ],
    },
  ],
};
