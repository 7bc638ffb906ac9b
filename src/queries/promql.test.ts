import fc from 'fast-check';

import { readGoString } from '../testing/read-go-string';
import { series } from './promql';

describe('series', () => {
  it('names a metric, and the values of its labels', () => {
    expect(series('agent_llm_calls_total')).toBe('agent_llm_calls_total');
    expect(series('agent_llm_calls_total', { model: 'a"b', agent: '' })).toBe(
      'agent_llm_calls_total{model="a\\"b", agent=""}'
    );
  });

  it('keeps any value inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readGoString(series('m', { l: text }).slice('m{l='.length))).toEqual({ text, rest: '}' });
      })
    );
  });
});
