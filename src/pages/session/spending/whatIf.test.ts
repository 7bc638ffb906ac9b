import { llmCall, runOfSteps, sessionOfRuns } from '../../../testing/sketches';
import { whatIf } from './whatIf';

const book = {
  price: ({ model, tokens }: { model: string; tokens: { input?: number } }) =>
    model === 'cheap' ? { usd: (tokens.input ?? 0) / 1000, source: 'test' } : undefined,
  contextWindow: () => undefined,
};

it('prices every answered call as if another model had answered, and counts those of which nothing can be said', () => {
  const counted = llmCall({ tokens: { input: 2000, output: 5 }, reportedCost: 99 });
  const session = sessionOfRuns([
    runOfSteps([[counted, llmCall(), llmCall({ outcome: 'error', tokens: { input: 7000, output: 0 } })], [counted]]),
  ]);
  expect(whatIf(session, { provider: 'p', model: 'cheap' }, book)).toEqual({ usd: 4, unpriced: 1 });
  expect(whatIf(session, { provider: 'p', model: 'dear' }, book)).toEqual({ usd: null, unpriced: 3 });
});
