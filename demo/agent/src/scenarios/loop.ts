import { answer, ask, type AnswerTurn, type Scenario } from './scenario';

const REPEATS = 5;

const sameSearch: AnswerTurn = ask([{ tool: 'search', arguments: { query: 'roundingMode' } }], 48, {
  loop: 'identical',
});

export const loop: Scenario = {
  name: 'loop',
  shows: 'one call five times: the same search, which finds nothing each time',
  model: 'gpt-5.2',
  stream: true,
  runs: [
    {
      prompts: [
        "Switch the rounding of invoice totals to banker's rounding.",
        'Find roundingMode and set it to half-even.',
      ],
      main: [
        ...Array.from({ length: REPEATS }, () => sameSearch),
        answer('I could not find where the rounding mode is set; please tell me the file.', 128),
      ],
    },
  ],
};
