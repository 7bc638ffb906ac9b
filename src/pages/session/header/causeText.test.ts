import { loopsOf } from '../../../analysis/loops/loops';
import { verdictOf } from '../../../analysis/verdict/verdict';
import { type RunStatus } from '../../../model/session';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../../testing/sketches';
import { causeText } from './causeText';

/** A run that asks for the same four times, then goes on. */
function sentenceOf(status: RunStatus): string {
  const steps = Array.from({ length: 4 }, (_, index) => [
    llmCall({ start: 2000 * index }),
    toolCall('read', { start: 2000 * index + 1000, arguments: '{"path":"a"}', result: 'same' }),
  ]);
  const session = sessionOfRuns([runOfSteps([...steps, [llmCall({ start: 9000 })]], { status })]);
  const loops = loopsOf(session);
  return causeText(verdictOf(session, 'ended', loops), { failures: 0, loops: loops.length });
}

describe('the sentence of the cause', () => {
  it('names what went round where the run went wrong', () => {
    expect(sentenceOf('max_iterations')).toMatch(/^went round in a loop: .* read, 4 times$/);
  });

  it('claims nothing where no record says how the run ended', () => {
    expect(sentenceOf('unknown')).toMatch(
      /^no record says how its last run ended; what stands out: went round in a loop/
    );
  });

  it('says what was got over where it ended well', () => {
    expect(sentenceOf('success')).toBe('no call failed, went round in a loop');
  });
});
