import fc from 'fast-check';
import { anyOf, attribute, equals, exists, quoted, search } from './traceql';

/** Reads a TraceQL string literal back: a Go string with the escapes that we write. */
function unquoted(literal: string): string {
  const body = literal.slice(1, -1);
  return body.replace(/\\(.)/gs, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);
}

describe('TraceQL', () => {
  it('quotes any text so that it reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = quoted(text);
        expect(unquoted(literal)).toBe(text);
        // No quote inside ends the literal early.
        expect(literal.slice(1, -1).replace(/\\./gs, '')).not.toContain('"');
      })
    );
  });

  it('quotes attribute names only where they need it', () => {
    expect(attribute('span', 'gen_ai.tool.name')).toBe('span.gen_ai.tool.name');
    expect(attribute('resource', 'service-name')).toBe('resource.service-name');
    expect(attribute('span', 'odd name')).toBe('span."odd name"');
    expect(attribute('span', '} || { true')).toBe('span."} || { true"');
  });

  it('writes selections last and asks for the newest only when told to', () => {
    const where = anyOf([exists('span.a'), equals('span.b', 'x')]);
    expect(search({ where })).toBe('{ (span.a != nil || span.b = "x") }');
    expect(search({ where, select: ['name', 'status'], newestFirst: true })).toBe(
      '{ (span.a != nil || span.b = "x") } | select(name, status) with (most_recent=true)'
    );
  });
});
