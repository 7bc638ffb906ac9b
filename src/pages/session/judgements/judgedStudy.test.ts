import { loopKey } from '../../../analysis/loops/loop-key';
import { type Judgement } from '../../../sources/judgements';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../../testing/sketches';
import { studyOf } from '../study';
import { judgedStudy } from './judgedStudy';

const failing = (start: number) =>
  toolCall('edit_file', { start, outcome: 'error', error: { type: 'not_found' }, arguments: '{"path":"a"}' });
const session = sessionOfRuns([
  runOfSteps(
    [0, 10_000, 20_000, 30_000].map((start) => [llmCall({ start, tokens: { input: 10 } }), failing(start + 2000)]),
    { status: 'failure' }
  ),
]);
const study = studyOf(session, 'ended');
const [loop] = study.loops;
const said = (part: Partial<Judgement>): Judgement => ({ id: 1, opinion: 'not_a_loop', text: '', at: 0, ...part });

it('takes a loop that is none out of the loops, the verdict, the checks and the waste', () => {
  expect(study.verdict.cause?.kind).toBe('loop');
  const judged = judgedStudy(study, [said({ loop: loop && loopKey(loop) })]);
  expect(judged.setAside).toMatchObject([{ loop, judgement: { id: 1 } }]);
  expect(judged.study.loops).toEqual([]);
  expect(judged.study.verdict.cause?.kind).toBe('tool_errors');
  expect(judged.study.checks.find(({ id }) => id === 'identical_failing')?.verdict).toBe('clean');
  expect(judged.study.waste.byReason.loop).toBeUndefined();
});

it('changes nothing for other judgements, and for loops of elsewhere', () => {
  for (const judgements of [[], [said({ opinion: 'up' })], [said({ loop: 'elsewhere' })]]) {
    expect(judgedStudy(study, judgements)).toEqual({ study, setAside: [] });
  }
});

it('knows a loop again that has grown', () => {
  const grown = loop && { ...loop, calls: [...loop.calls, failing(40_000)] };
  expect(grown && loopKey(grown)).toBe(loop && loopKey(loop));
});
