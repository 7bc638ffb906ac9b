import { answer, ask, type AnswerTurn, type Scenario, type ScriptedRun } from './scenario';

function read(path: string): AnswerTurn {
  return ask([{ tool: 'read_file', arguments: { path } }], 32);
}

function search(query: string): AnswerTurn {
  return ask([{ tool: 'search', arguments: { query } }], 16);
}

/** The same text, put another way by each of the two. */
function edit(replace: string): AnswerTurn {
  return ask([{ tool: 'edit_file', arguments: { path: 'src/format.mjs', find: ' EUR`', replace } }], 48);
}

const SHARED: readonly AnswerTurn[] = [
  search('EUR'),
  read('src/format.mjs'),
  search('formatMoney'),
  read('src/invoice.mjs'),
  read('test/invoice.test.mjs'),
  read('README.md'),
];

const prompts: ScriptedRun['prompts'] = ['Customers abroad ask which currency our invoices are in; make it plain.'];

export const editTested: Scenario = {
  name: 'edit-tested',
  shows: 'goes about its task as `edit-untested` does for six turns; then it edits in its own way, and tests that',
  model: 'gpt-5.2',
  stream: false,
  runs: [
    {
      prompts,
      main: [
        ...SHARED,
        edit(' euros`'),
        ask([{ tool: 'run_tests', arguments: {} }], 16),
        answer('Invoices now say euros; the tests show what else still says EUR.', 32),
      ],
    },
  ],
};

export const editUntested: Scenario = {
  name: 'edit-untested',
  shows: 'goes about its task as `edit-tested` does for six turns; then it edits in another way, and tests nothing',
  model: 'gpt-5.2',
  stream: false,
  runs: [{ prompts, main: [...SHARED, edit(' €`'), answer('Invoices now have a euro sign.', 16)] }],
};
