import { KnownTexts } from './known-texts';

const texts = new KnownTexts([
  ['gen_ai.usage.input_tokens', 1],
  ['gen_ai.usage.other_tokens', 2],
  ['', 3],
  ['gen_ai.usage.input_tokens', 4],
]);

it('finds a text among others of its length and last letter, the first of several', () => {
  expect(texts.get(['gen_ai.usage', 'input_tokens'].join('.'))).toBe(1);
  expect(texts.get('gen_ai.usage.other_tokens')).toBe(2);
  expect(texts.get('')).toBe(3);
});

it.each(['gen_ai.usage.inpot_tokens', 'x', 'constructor', 'é', 'x'.repeat(1e6), undefined, null, 3, {}])(
  'knows nothing of %.20j',
  (text) => {
    expect(texts.get(text)).toBeUndefined();
  }
);
