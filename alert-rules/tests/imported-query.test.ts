import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readCountedQuery } from '../generator/import/query';

describe('the query of another tool', () => {
  const counted: Array<[query: string, metric: string, by: readonly string[] | undefined]> = [
    ['a_total', 'a_total', undefined],
    ['  a_total{b="c)", d=~"[1-9]{3}"} ', 'a_total', undefined],
    ["a_total{b='it''s'}".replace("''", "\\'"), 'a_total', undefined],
    ['sum(a_total)', 'a_total', undefined],
    ['sum by (b, c) (increase(a_total{d="[x]"}[5m]))', 'a_total', ['b', 'c']],
    ['(sum(rate(a_total[$__rate_interval])) by (b))', 'a_total', ['b']],
    ['sum(\n  rate(a_total{b!~"c"}[{{ .window }}])\n)', 'a_total', undefined],
  ];
  for (const [query, metric, by] of counted) {
    it(`counts ${query}`, () => {
      const read = readCountedQuery(query);
      assert.deepEqual([read?.counter.metric, read?.by], [metric, by]);
    });
  }

  for (const query of [
    '',
    'sum(a) / sum(b)',
    'sum(a) or vector(0)',
    'sum without (b) (a)',
    'avg(a)',
    'sum by (b) (sum by (c) (a))',
    'a_total offset 1h',
    'a_total[5m]',
    '{__name__="a_total"}',
    'a_total{"b.c"="d"}',
    'a_total{b="\\."}',
    'irate(a_total[5m])',
  ]) {
    it(`is refused: ${query}`, () => assert.equal(readCountedQuery(query), undefined));
  }
});
