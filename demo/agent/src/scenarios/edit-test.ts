import { answer, ask, type AnswerTurn, type Scenario } from './scenario';

function edit(find: string, replace: string): AnswerTurn {
  return ask([{ tool: 'edit_file', arguments: { path: 'src/dates.mjs', find, replace } }], 112);
}

const runTests: AnswerTurn = ask([{ tool: 'run_tests', arguments: {} }], 16);

export const editTest: Scenario = {
  name: 'edit-test',
  shows: 'not a loop: edit, test, edit, test, edit, test; each edit differs, and the tests get better',
  model: 'gpt-5.2',
  stream: true,
  runs: [
    {
      prompts: ['Fix the failing date tests.', 'The date tests are red; make them pass without changing them.'],
      main: [
        edit('return year % 4 === 0;', 'return year % 4 === 0 && year % 100 !== 0;'),
        runTests,
        edit(
          'return year % 4 === 0 && year % 100 !== 0;',
          'return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;'
        ),
        runTests,
        edit('return `${year}-W${week}`;', "return `${year}-W${String(week).padStart(2, '0')}`;"),
        runTests,
        answer('All date tests pass: leap years follow the Gregorian rule, and week labels have two digits.', 48),
      ],
    },
  ],
};
