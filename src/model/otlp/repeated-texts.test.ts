import { PbfReader, PbfWriter } from 'pbf';
import { RepeatedTexts } from './repeated-texts';

function written(texts: readonly string[]): Uint8Array {
  const writer = new PbfWriter();
  texts.forEach((text) => writer.writeString(text));
  return writer.finish();
}

it('reads texts as they were written, however often and whatever they are', () => {
  const texts = [
    '',
    'a',
    'ab',
    'ba',
    'gen_ai.tool.name',
    'Zürich ✓',
    '\u0000',
    '\ud83d\ude00',
    'x'.repeat(64),
    'x'.repeat(65),
  ];
  const many = Array.from({ length: 5000 }, (_, number) => `call ${number % 3000}`);
  const all = [...texts, ...many, ...texts];
  const pbf = new PbfReader(written(all));
  const reader = new RepeatedTexts();
  expect(all.map(() => reader.read(pbf))).toEqual(all);
  expect(pbf.pos).toBe(pbf.length);
});

it('leaves it to its caller to notice that a text was cut', () => {
  const bytes = written(['gen_ai.tool.name']).slice(0, 5);
  const pbf = new PbfReader(bytes);
  new RepeatedTexts().read(pbf);
  expect(pbf.pos).toBeGreaterThan(pbf.length);
});
