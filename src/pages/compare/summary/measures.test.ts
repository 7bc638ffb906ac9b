import { type SideFigures } from '../engine/comparison';
import { changeOf, MEASURES } from './measures';

const FIGURES: SideFigures = {
  wall: 10_000,
  active: 8000,
  runs: 1,
  steps: 4,
  llmCalls: 4,
  toolCalls: 3,
  failures: 1,
  loops: 0,
  tokens: { input: 1000 },
  usd: 0.1,
  unpriced: 0,
  bases: new Set(['priced']),
};

function change(id: string, left: Partial<SideFigures>, right: Partial<SideFigures>) {
  const measure = MEASURES.find((one) => one.id === id);
  return measure && changeOf(measure, { ...FIGURES, ...left }, { ...FIGURES, ...right });
}

it('tells amounts in per cent as well, and counts as they are', () => {
  expect(change('wall', {}, { wall: 15_000 })?.text).toBe('+5 s (+50 %)');
  expect(change('cost', {}, { usd: 0.05 })?.text).toBe('−$0.05 (−50 %)');
  expect(change('steps', {}, { steps: 6 })?.text).toBe('+2');
  expect(change('tokens', {}, {})?.text).toBe('=');
});

it('calls only more failures and loops worse', () => {
  expect(change('failures', {}, { failures: 2 })).toEqual({ text: '+1', isWorse: true });
  expect(change('failures', {}, { failures: 0 })).toEqual({ text: '−1', isWorse: false });
  expect(change('steps', {}, { steps: 9 })?.isWorse).toBe(false);
});

it('tells nothing of what one side does not know, and marks what is not all', () => {
  expect(change('cost', { usd: null }, {})).toBeUndefined();
  expect(change('cost', {}, { usd: 0.2, unpriced: 1 })?.text).toBe('≈ +$0.10 (+100 %)');
});
