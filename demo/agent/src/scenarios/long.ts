import { answer, ask, type Scenario } from './scenario';

export const long: Scenario = {
  name: 'long',
  shows: 'one session of many runs, one trace each (`--long N`)',
  model: 'gpt-5.2',
  stream: false,
  repeats: true,
  runs: [
    {
      prompts: ['What does `addDays` do at the end of a month?'],
      main: [
        ask([{ tool: 'read_file', arguments: { path: 'src/dates.mjs' } }], 32),
        answer('It adds days in UTC, so the end of a month rolls over correctly.', 48),
      ],
    },
    {
      prompts: ['Is there a TODO left in the sources?'],
      main: [
        ask([{ tool: 'search', arguments: { query: 'TODO' } }], 16),
        answer('Yes, three: times of day, thousands separators, and the tax number.', 32),
      ],
    },
    {
      prompts: ['Note in NOTES.md that rounding was reviewed.'],
      main: [
        ask([{ tool: 'read_file', arguments: { path: 'src/money.mjs' } }], 32),
        ask([{ tool: 'write_file', arguments: { path: 'NOTES.md', text: 'Rounding was reviewed.\n' } }], 16),
        answer('Done: NOTES.md says that rounding was reviewed.', 16),
      ],
    },
    {
      prompts: ['Which files would a change of the due date touch?'],
      main: [
        ask(
          [
            { tool: 'search', arguments: { query: 'DAYS_TO_PAY' } },
            { tool: 'search', arguments: { query: 'dueDate' } },
          ],
          64
        ),
        answer('`src/invoice.mjs` and its test.', 32),
      ],
    },
    {
      prompts: ['Thanks. Anything else I should look at?'],
      main: [answer('The leap year rule in `src/dates.mjs` ignores centuries; its test is red.', 80)],
    },
  ],
};
