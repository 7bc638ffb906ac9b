import { plainName, plainText } from './plainText';

it.each([
  ['plain, ä, 漢字, tab\tand\nline', 'plain, ä, 漢字, tab\tand\nline', 0, 0],
  ['\u001b[31mred\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007', 'red link', 4, 0],
  ['a\u202eb', 'a⟦U+202E⟧b', 0, 1],
  ['\u0000\u0007\u001b', '⟦U+0000⟧⟦U+0007⟧⟦U+001B⟧', 0, 3],
  ['pass\u200bword', 'pass⟦U+200B⟧word', 0, 1],
  ['hi\u{e0041}', 'hi⟦U+E0041⟧', 0, 1],
  ['👩\u200d💻 ✔\ufe0f', '👩\u200d💻 ✔\ufe0f', 0, 0],
  ['a\r\nb', 'a\nb', 0, 0],
])('%j shows what it is', (raw, text, colors, unseen) => {
  expect(plainText(raw)).toEqual({ text, colors, unseen });
});

it('is quick, whatever comes', () => {
  const began = performance.now();
  plainText('\u001b['.repeat(200_000));
  plainText('\u001b]'.repeat(200_000));
  expect(performance.now() - began).toBeLessThan(1000);
});

it('shows names in one line, and what would turn them round', () => {
  expect(plainName('a\n\u001b[31mb\u001b[0m \u202etxt.exe')).toBe('a b ⟦U+202E⟧txt.exe');
});
