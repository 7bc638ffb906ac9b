import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REDACTION } from '../tables/redaction';
import { corpus } from './corpus';
import { compiled, masked } from './mask';
import { rates } from './rates';

describe('the redaction table', () => {
  it('has a hint wherever a pattern matches, on the whole corpus', () => {
    const unhinted = corpus().flatMap(({ text }) =>
      REDACTION.filter(
        ({ pattern, hints }) => compiled(pattern).test(text) && !hints.some((hint) => compiled(hint).test(text))
      ).map(({ pattern }) => `${pattern} in ${text}`)
    );
    assert.deepEqual(unhinted, []);
  });

  it('has a hint of a row’s own wherever its pattern matches', () => {
    const rows = REDACTION.filter(({ ownHint }) => ownHint !== undefined);
    assert.ok(rows.length > 0);
    const unhinted = corpus().flatMap(({ text }) =>
      rows
        .filter(({ pattern, ownHint = '' }) => compiled(pattern).test(text) && !compiled(ownHint).test(text))
        .map(({ pattern }) => `${pattern} in ${text}`)
    );
    assert.deepEqual(unhinted, []);
  });

  it('has hints that begin with a fixed letter, which is what makes them cheap', () => {
    const slow = REDACTION.flatMap(({ hints }) => hints)
      .map((hint) => hint.replace('(?i)', ''))
      .filter((hint) => !/^(?:\\[.+()]|[\p{L}\p{N}:/@_-])/u.test(hint) || /^[^[(\\]*\|/.test(hint));
    assert.deepEqual(slow, []);
  });

  it('has hints without regard to case in small letters, as that is how the text is read', () => {
    const hints = REDACTION.flatMap(({ hints: shared, ownHint = '' }) => [...shared, ownHint]).filter((hint) =>
      hint.startsWith('(?i)')
    );
    assert.ok(hints.length > 0);
    assert.deepEqual(
      hints.filter((hint) => /(?<!\\)[A-Z]/.test(hint)),
      []
    );
  });

  it('has patterns that RE2 can run: none looks around or back', () => {
    const patterns = REDACTION.flatMap(({ pattern, hints, ownHint = '' }) => [pattern, ...hints, ownHint]);
    assert.deepEqual(
      patterns.filter((pattern) => /\(\?<?[=!]|\\[1-9]/.test(pattern)),
      []
    );
  });

  it('masks what it masked no second time', () => {
    const changed = corpus().filter(({ text }) => masked(masked(text)) !== masked(text));
    assert.deepEqual(
      changed.map(({ text }) => [text, masked(text), masked(masked(text))]),
      []
    );
  });

  it('finds nothing in placeholders of its own', () => {
    const placeholders = REDACTION.map(({ category }) => `[${category}_REDACTED]`).join(' ');
    assert.equal(masked(placeholders), placeholders);
  });
});

describe('the corpus', () => {
  it('has at least 500 samples, none twice', () => {
    const texts = corpus().map(({ text }) => text);
    assert.ok(texts.length >= 500, `${texts.length} samples`);
    assert.ok(new Set(texts).size > 0.95 * texts.length);
  });

  it('is the same each time', () => {
    assert.deepEqual(corpus(), corpus());
  });

  it('finds every secret of the kinds that have a form of their own', () => {
    const { missed } = rates();
    const formed = [
      'API key',
      'key of an AI vendor',
      'key of a cloud',
      'key of another vendor',
      'token',
      'private key',
    ];
    for (const kind of [...formed, 'e-mail', 'social security number', 'IBAN', 'IP address']) {
      assert.equal(missed.find((rate) => rate.kind === kind)?.wrong, 0, kind);
    }
  });

  it('leaves what agents write most as it is', () => {
    const { spoiled } = rates();
    for (const kind of [
      'git hash',
      'SHA-256',
      'version',
      'time',
      'date',
      'package',
      'remote',
      'code',
      'usage',
      'id of an object',
      'id of a trace',
    ]) {
      assert.equal(spoiled.find((rate) => rate.kind === kind)?.wrong, 0, kind);
    }
  });
});
