import { answer, ask, type AnswerTurn, type Scenario } from './scenario';

const CHECKS = 4;

const checkStatus: AnswerTurn = ask([{ tool: 'check_status', arguments: { job: 'syntax' } }], 8);

export const polling: Scenario = {
  name: 'polling',
  shows: 'not a loop: the same status check four times; its result changes until the job is done',
  model: 'gpt-5.2-mini',
  stream: false,
  runs: [
    {
      prompts: [
        'Wait for the syntax check to finish and tell me its result.',
        'Is the syntax check of the sources green?',
      ],
      main: [
        ...Array.from({ length: CHECKS }, () => checkStatus),
        answer('The syntax check is done: all source files are fine.', 16),
      ],
    },
  ],
};
