import { llmCall, runOfSteps } from '../../../testing/sketches';
import { Thoughts } from './thoughts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const stepOf = (spanId: string) =>
  runOfSteps([[llmCall({ start: 0, origin: { traceId: 't', spanId } })]], { status: 'success' }).steps[0]!;

it('asks once for what is in sight together, and not for what is gone by then', async () => {
  const ask = jest.fn(async (origins: readonly unknown[]) => origins.map((_, index) => `thought ${index}`));
  const thoughts = new Thoughts(ask);
  const tell = jest.fn();
  thoughts.want(stepOf('a'), tell);
  thoughts.want(stepOf('b'), tell);
  thoughts.want(stepOf('c'), tell)();
  expect(ask).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(200);
  expect(ask.mock.calls).toEqual([
    [[expect.objectContaining({ spanId: 'a' }), expect.objectContaining({ spanId: 'b' })]],
  ]);
  expect(tell).toHaveBeenCalledTimes(2);
  expect([thoughts.of(stepOf('a')), thoughts.of(stepOf('b')), thoughts.of(stepOf('c'))]).toEqual([
    'thought 0',
    'thought 1',
    undefined,
  ]);
  thoughts.want(stepOf('a'), tell);
  await jest.advanceTimersByTimeAsync(200);
  expect(ask).toHaveBeenCalledTimes(1);
});

it('is silent where a failed call is all there is', async () => {
  const ask = jest.fn();
  const failed = runOfSteps([[llmCall({ start: 0, outcome: 'error' })]], { status: 'failure' }).steps[0]!;
  new Thoughts(ask).want(failed, jest.fn());
  await jest.advanceTimersByTimeAsync(200);
  expect(ask).not.toHaveBeenCalled();
});
