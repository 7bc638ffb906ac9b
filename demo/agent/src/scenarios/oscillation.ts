import { answer, ask, type AnswerTurn, type Scenario } from './scenario';

const ROUNDS = 3;

const backAndForth: AnswerTurn[] = [
  ask([{ tool: 'read_file', arguments: { path: 'src/invoice.mjs' } }], 32, { loop: 'oscillation' }),
  ask([{ tool: 'read_file', arguments: { path: 'src/money.mjs' } }], 48, { loop: 'oscillation' }),
];

export const oscillation: Scenario = {
  name: 'oscillation',
  shows: 'two calls in turn, A B A B A B: the same two files, read again and again',
  model: 'gpt-5.2-mini',
  stream: true,
  runs: [
    {
      prompts: ['The invoice total is off by one cent for some customers; find out why.'],
      main: [
        ...Array.from({ length: ROUNDS }, () => backAndForth).flat(),
        answer(
          'Both files look right to me: the total is rounded once, in `addTax`. I need an invoice that shows it.',
          160
        ),
      ],
    },
  ],
};
