import { span } from '../testing/spans';
import { mergeSearches } from './merge-searches';
import type { FoundTrace, SearchAnswer } from './tempo-search';

const trace = (traceId: string, start: number, more: Partial<FoundTrace> = {}): FoundTrace => ({
  traceId,
  start,
  duration: 10,
  rootName: '',
  rootService: '',
  truncated: false,
  ...more,
});

const answer = (traces: FoundTrace[], more: Partial<SearchAnswer> = {}): SearchAnswer => ({
  traces,
  spans: traces.map(({ traceId }) => span({}, { traceId })),
  limitReached: false,
  unfinished: false,
  ...more,
});

describe('mergeSearches', () => {
  it('joins pieces of a trace, and counts a span that two of them have once', () => {
    const twice = span({}, { traceId: 'a' });
    const merged = mergeSearches([
      answer([trace('a', 100, { rootName: 'run', rootService: 'demo' })], { spans: [twice] }),
      answer([trace('a', 50, { duration: 20, truncated: true })], { spans: [twice, span({}, { traceId: 'a' })] }),
    ]);
    expect(merged.traces).toEqual([
      trace('a', 50, { duration: 60, rootName: 'run', rootService: 'demo', truncated: true }),
    ]);
    expect(merged.spans).toHaveLength(2);
  });

  it('puts the newest first', () => {
    const merged = mergeSearches([answer([trace('a', 1), trace('c', 3)]), answer([trace('b', 2)])]);
    expect(merged.traces.map(({ traceId }) => traceId)).toEqual(['c', 'b', 'a']);
  });

  it('leaves for the next page what lies before the end of an answer that reached its limit', () => {
    const merged = mergeSearches([
      answer([trace('new', 9), trace('old', 5)], { limitReached: true }),
      answer([trace('older', 4), trace('newer', 7)]),
    ]);
    expect(merged.traces.map(({ traceId }) => traceId)).toEqual(['new', 'newer', 'old']);
    expect(merged.spans.map(({ traceId }) => traceId).sort()).toEqual(['new', 'newer', 'old']);
    expect(merged.limitReached).toBe(true);
  });

  it('keeps a trace of which one piece lies within', () => {
    const merged = mergeSearches([answer([trace('a', 5)], { limitReached: true }), answer([trace('a', 1)])]);
    expect(merged.traces).toMatchObject([{ traceId: 'a', start: 1 }]);
    expect(merged.spans).toHaveLength(2);
  });

  it('drops no trace whose start is unknown', () => {
    const merged = mergeSearches([answer([trace('a', 5)], { limitReached: true }), answer([trace('odd', NaN)])]);
    expect(merged.traces).toHaveLength(2);
  });

  it('tells of limits that any of the answers met', () => {
    expect(mergeSearches([answer([]), answer([], { unfinished: true })])).toMatchObject({
      limitReached: false,
      unfinished: true,
    });
    expect(mergeSearches([])).toEqual({ traces: [], spans: [], limitReached: false, unfinished: false });
  });
});
