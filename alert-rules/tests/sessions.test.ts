import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { DERIVED } from '../../collector/tables/derived';
import { labelOf } from '../../src/queries/logql';
import { lokiChapters } from '../generator/catalogue/catalogue';
import { lokiFile } from '../generator/generate';
import { REAL_TIME } from '../generator/windows';
import { shipped } from '../testing/definitions';

/** For Loki there is nothing like promtool: that they evaluate and fire is tested on the running stack. */
describe('alerts of Loki’s ruler', () => {
  const alerts = lokiChapters(shipped).flatMap((chapter) => chapter.alerts);
  const full = alerts.find(({ name }) => name === 'ContextFullInSession')!;

  /** The sizes that a model is judged by. */
  function sizesFor(model: string): number[] {
    return full
      .expr(REAL_TIME)
      .split('\nor ')
      .flatMap((part) => {
        const pattern = new RegExp(`${labelOf(DERIVED.model)}=~"((?:[^"\\\\]|\\\\.)*)"`).exec(part)![1]!;
        const matches = new RegExp(`^(?:${JSON.parse(`"${pattern}"`)})$`).test(model);
        return matches ? [Number(/\/ (\d+) > 0\.8$/.exec(part)![1])] : [];
      });
  }

  it('judge each model whose context is known by that, and by no other', () => {
    const known = shipped.prices.filter(({ contextWindow }) => contextWindow !== undefined);
    assert.ok(known.length > 3);
    for (const { model, contextWindow } of known) {
      for (const version of [model, `${model}-20260131`, `${model}-2026-01-31`, `${model}-latest`]) {
        assert.deepEqual(sizesFor(version), [contextWindow], version);
      }
      assert.deepEqual(sizesFor(`${model}x`), []);
    }
  });

  it('are left out where the context of no model is known', () => {
    const prices = shipped.prices.map(({ model, usd }) => ({ model, usd }));
    const names = lokiChapters({ ...shipped, prices }).flatMap((chapter) => chapter.alerts.map(({ name }) => name));
    assert.ok(!names.includes(full.name) && names.includes('LoopInSession'));
  });

  it('read a day of records seldom', () => {
    for (const { interval, rules } of lokiFile(shipped, REAL_TIME).groups) {
      assert.ok(
        interval >= 900 || rules.every(({ expr }) => !/\[(\d+d|[2-9]h|\d\dh)\]\)? *(by|\n)/.test(expr)),
        expr(rules)
      );
    }
  });
});

function expr(rules: ReadonlyArray<{ expr: string }>): string {
  return rules.map((rule) => rule.expr).join('\n');
}
