import fc from 'fast-check';

import { goString } from './go-string';
import { readGoString } from '../testing/read-go-string';

describe('goString', () => {
  it.each([
    ['plain', '"plain"'],
    ['say "no"', String.raw`"say \"no\""`],
    ['C:\\temp', String.raw`"C:\\temp"`],
    ['two\nlines\t\r', String.raw`"two\u000alines\u0009\u000d"`],
    ['zero\u0000', String.raw`"zero\u0000"`],
    ['`${x}` {{ .y }}', '"`${x}` {{ .y }}"'],
    ['ünï ✓ 😀', '"ünï ✓ 😀"'],
    ['half \ud83d', '"half \ufffd"'],
  ])('writes %j as %s', (text, literal) => {
    expect(goString(text)).toBe(literal);
  });

  it('keeps any text, whatever follows it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, rest) => {
        expect(readGoString(goString(text) + rest)).toEqual({ text, rest });
      }),
      { numRuns: 2000 }
    );
  });
});
