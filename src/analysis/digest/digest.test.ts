import type { Session } from '../../model/session';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import type { PriceBook } from '../price-book';
import { contentFiguresOf, figuresOf, pricedFiguresOf } from './digest';

const BOOK: PriceBook = {
  price: () => ({ usd: 2, source: 'test' }),
  contextWindow: () => 200,
};

const sessionOfCalls = (...calls: Parameters<typeof runOfSteps>[0]): Session =>
  sessionOfRuns([runOfSteps(calls, { status: 'success' })]);

it('warns of what did not go as asked and yet did not fail, and of nothing else', () => {
  const session = sessionOfCalls(
    [llmCall({ outcome: 'error', superseded: true })],
    [llmCall({ finish: 'length' })],
    [llmCall({ outcome: 'error', finish: 'length' })],
    [toolCall('bash', { outcome: 'denied' }), toolCall('bash', { outcome: 'error' })],
    [llmCall({ finish: 'stop' })]
  );
  expect(figuresOf(session).warnings).toBe(3);
});

it('prices with the book, and without it says how much has no price and knows no window', () => {
  const session = sessionOfCalls([llmCall({ tokens: { input: 100, output: 50 } })]);
  expect(pricedFiguresOf(session, BOOK)).toEqual({
    cost: { usd: 2, basis: 'priced', unpricedCalls: 0 },
    context: { tokens: 150, fill: 0.75 },
  });
  expect(pricedFiguresOf(session)).toEqual({
    cost: { usd: null, basis: 'unpriced', unpricedCalls: 1 },
    context: { tokens: 150, fill: undefined },
  });
});

it('counts proven loops apart from suspected ones, and what they wasted', () => {
  const again = (name: string, part: object, count: number) =>
    Array.from({ length: count }, (_, index) => [
      llmCall({ start: 1000 * index, reportedCost: 1, tokens: { input: 5, output: 5 } }),
      toolCall(name, { start: 1000 * index + 500, ...part }),
    ]);
  const proven = sessionOfCalls(...again('read', { arguments: '{"a":1}', result: 'x' }, 5));
  expect(contentFiguresOf(proven)).toMatchObject({
    loops: 1,
    suspectedLoops: 0,
    waste: { usd: 3, tokens: 30, calls: 6 },
  });
  const failing = { arguments: '{"cut', outcome: 'error', error: { type: 'x' } };
  expect(contentFiguresOf(sessionOfCalls(...again('read', failing, 5)))).toMatchObject({
    loops: 0,
    suspectedLoops: 1,
    waste: { usd: null, calls: 0 },
  });
});

it('tells good feedback from bad, by label before score, and leaves the rest undecided', () => {
  const feedback = [
    { label: 'thumbs_up' },
    { label: 'Bad', score: 1 },
    { score: 0 },
    { score: 0.5 },
    { comment: 'hm' },
  ];
  const session = { ...sessionOfCalls([llmCall()]), feedback: feedback.map((it) => ({ time: 0, ...it })) };
  expect(contentFiguresOf(session).feedback).toEqual({ good: 2, bad: 2, all: 5 });
});
