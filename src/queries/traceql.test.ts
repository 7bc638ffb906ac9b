import fc from 'fast-check';

import { readGoString } from '../testing/read-go-string';
import {
  allOf,
  anyOf,
  attribute,
  equals,
  exists,
  INTRINSICS,
  kindIs,
  not,
  searchText,
  statusIs,
  inPieces,
  type SearchQuery,
} from './traceql';

const A = attribute('span', 'a');
const B = attribute('span', 'b');

describe('attribute', () => {
  it.each([
    ['gen_ai.tool.name', 'span.gen_ai.tool.name'],
    ['service-name/x', 'span.service-name/x'],
    ['odd name', 'span."odd name"'],
    ['7up', 'span."7up"'],
    ['} || { true', 'span."} || { true"'],
    ['a"b\\c', String.raw`span."a\"b\\c"`],
    ['', 'span.""'],
  ])('refers to %j as %s', (name, text) => {
    expect(attribute('span', name).text).toBe(text);
  });

  it('keeps any name: quotes and backslashes are the only escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const written = attribute('resource', name).text.slice('resource.'.length);
        expect(written.startsWith('"') ? written.slice(1, -1).replace(/\\(.)/gs, '$1') : written).toBe(name);
        expect(written.replace(/^"(\\["\\]|[^"\\])*"$/s, '')).toMatch(/^[\w./-]*$/);
      })
    );
  });
});

describe('conditions', () => {
  it.each([
    [equals(A, 'x'), 'span.a = "x"', 'span.a != "x"'],
    [equals(A, 7), 'span.a = 7', 'span.a != 7'],
    [equals(A, true), 'span.a = true', 'span.a != true'],
    [exists(A), 'span.a != nil', 'span.a = nil'],
    [statusIs('error'), 'status = error', 'status != error'],
    [kindIs('client'), 'kind = client', 'kind != client'],
    [anyOf([exists(A)]), 'span.a != nil', 'span.a = nil'],
    [anyOf([equals(A, 1), equals(B, 2)]), '(span.a = 1 || span.b = 2)', '(span.a != 1 && span.b != 2)'],
    [
      allOf([anyOf([equals(A, 1), equals(B, 2)]), statusIs('ok')]),
      '((span.a = 1 || span.b = 2) && status = ok)',
      '((span.a != 1 && span.b != 2) || status != ok)',
    ],
  ])('writes %j and its opposite', (condition, text, opposite) => {
    expect(condition.text).toBe(text);
    expect(not(condition).text).toBe(opposite);
    expect(not(not(condition))).toEqual(condition);
  });

  it('keeps any text inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: written } = equals(A, text);
        expect(readGoString(written.slice('span.a = '.length))).toEqual({ text, rest: '' });
      })
    );
  });
});

describe('searchText', () => {
  const where = exists(A);

  it('writes selections last, and asks for the newest only when told to', () => {
    expect(searchText({ where })).toBe('{ span.a != nil }');
    const select = [INTRINSICS.parentId, INTRINSICS.status, B];
    const inTracesWith = [statusIs('error'), exists(B)];
    expect(searchText({ where, inTracesWith, select, newestFirst: true })).toBe(
      '{ span.a != nil } && { status = error } && { span.b != nil } ' +
        '| select(span:parentID, status, span.b) with (most_recent=true)'
    );
  });

  it('splits traces into small pieces, span by span, and large ones', () => {
    const texts = (query: SearchQuery) => inPieces(query).map(searchText);
    expect(texts({ where, select: [B], pieces: 'all' })).toEqual([
      '{ span.a != nil } | count() <= 200 | by(span:id) | select(span.b)',
      '{ span.a != nil } | count() > 200 | select(span.b)',
    ]);
    expect(texts({ where })).toEqual(['{ span.a != nil }']);
  });
});
