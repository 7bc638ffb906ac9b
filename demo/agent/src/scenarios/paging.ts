import { answer, ask, type AnswerTurn, type Scenario } from './scenario';

const PAGE = 4;
const PAGES = 4;

function page(index: number): AnswerTurn {
  return ask([{ tool: 'search', arguments: { query: 'export function', cursor: index * PAGE, limit: PAGE } }], 16);
}

export const paging: Scenario = {
  name: 'paging',
  shows: 'not a loop: the same tool four times, with an advancing cursor',
  model: 'gpt-5.2-mini',
  stream: false,
  runs: [
    {
      prompts: [
        'List every function this package exports.',
        'How many functions do we export? Go through all of them.',
      ],
      main: [
        ...Array.from({ length: PAGES }, (_, index) => page(index)),
        answer('The package exports thirteen functions: dates, formats, money and invoices.', 64),
      ],
    },
  ],
};
