import { answer, ask, type Scenario } from './scenario';

export const plain: Scenario = {
  name: 'plain',
  shows: 'a task of three turns: two different tool calls, then the answer',
  model: 'gpt-5.2',
  stream: true,
  runs: [
    {
      prompts: [
        'Where do we format the due date of an invoice, and in which order are day and month?',
        'Which function prints dates on invoices? Tell me its format.',
        'I need the date format we print on invoices.',
      ],
      main: [
        ask([{ tool: 'search', arguments: { query: 'formatDate' } }], 64),
        ask([{ tool: 'read_file', arguments: { path: 'src/format.mjs' } }], 32),
        answer(
          'Dates are printed by `formatDate` in `src/format.mjs`, as day.month.year; `printInvoice` uses it for the due date.',
          96
        ),
      ],
    },
  ],
};
