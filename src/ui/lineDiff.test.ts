import { lineDiff, patchLines } from './lineDiff';

const written = (lines: ReturnType<typeof lineDiff>) =>
  lines.map(({ change, text }) => `${{ same: ' ', added: '+', removed: '-' }[change]}${text}`);

it('tells what stayed, went and came', () => {
  expect(written(lineDiff('a\nb\nc', 'a\nB\nc\nd'))).toEqual([' a', '-b', '-c', '+B', '+c', '+d']);
  expect(written(lineDiff('a\nb\nc\n', 'a\nB\nc\n'))).toEqual([' a', '-b', '+B', ' c']);
  expect(written(lineDiff('', 'a'))).toEqual(['+a']);
  expect(written(lineDiff('a\n', ''))).toEqual(['-a']);
});

it('gives up on texts that take too long, and shows both', () => {
  const long = (seed: number) => Array.from({ length: 30_000 }, (_, line) => `${(line * seed) % 30_011}`).join('\n');
  const lines = lineDiff(long(7919), long(104_729));
  expect(lines.some(({ change }) => change === 'removed')).toBe(true);
  expect(lines.some(({ change }) => change === 'added')).toBe(true);
});

it('reads a patch', () => {
  expect(patchLines('--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n').map(({ change }) => change)).toEqual([
    'same',
    'same',
    'same',
    'removed',
    'added',
    'same',
  ]);
});
