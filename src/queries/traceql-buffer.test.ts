import fc from 'fast-check';

import { anyOf, attribute, equals, exists, searchText } from './traceql';
import { keepWordsWhole } from './traceql-buffer';

const PIECE = 1024;
const SEEN_AHEAD = 'resource.'.length + 10;

/** Where references to attributes begin, outside string literals, in bytes. */
function referencesIn(query: string): number[] {
  const masked = query.replace(/"(?:\\.|[^"\\])*"/gs, (literal) => '"'.repeat(Buffer.byteLength(literal)));
  return [...masked.matchAll(/\b(span|resource)\./g)].map(({ index }) => Buffer.byteLength(masked.slice(0, index)));
}

describe('keepWordsWhole', () => {
  it('leaves short queries as they are', () => {
    const query = '{ span.a = "two  blanks" }';
    expect(keepWordsWhole(query)).toBe(query);
  });

  it('lets no attribute begin shortly before the scanner reads on', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 20, maxLength: 90 }), fc.string({ maxLength: 700 }), (names, value) => {
        const fields = names.map((key) => attribute('span', key));
        const query = searchText({
          where: anyOf([equals(attribute('span', 'id'), value), ...fields.map(exists)]),
          select: fields,
        });
        const references = referencesIn(query);
        expect(references).toHaveLength(2 * names.length + 1);
        expect(
          references.filter((start) => Math.floor(start / PIECE) !== Math.floor((start + SEEN_AHEAD) / PIECE))
        ).toEqual([]);
      })
    );
  });

  it('adds blanks only, and none inside a literal', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 40, maxLength: 90 }), (texts) => {
        const where = anyOf(texts.map((text) => equals(attribute('span', 'a'), `${text}  x`)));
        const parts = (query: string) => query.match(/"(?:\\.|[^"\\])*"|[^\s"]+/gs);
        expect(parts(searchText({ where }))).toEqual(parts(`{ ${where.text} }`));
      })
    );
  });
});
