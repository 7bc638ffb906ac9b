import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compiled } from '../redaction/mask';
import { LONGEST_NAME, MAY_BE_NO_NAME, NO_NAMES } from './count';

/** One for each pattern at least, and names of real work. */
const ODD = [
  '0b9f3c1e-77aa-4c1d',
  '0B9F3C1E-77AA-4C1D',
  'deadbeefdeadbeef',
  'run-k3j9x2mq7w1zt8v5y0',
  'someone@example.',
  '[API_KEY_REDACTED]',
  'x'.repeat(LONGEST_NAME + 1),
  'two\nlines',
];
const NAMES = ['edit', 'mcp__github__create_issue', 'model-a-2026-10-01', 'api.example.com', 'gpt-5.2-codex', '<nil>'];

it('looks closer at every label that a pattern for odd ones matches', () => {
  for (const value of ODD) {
    assert.ok(
      NO_NAMES.some((pattern) => compiled(pattern).test(value)),
      value
    );
    assert.ok(value.length > LONGEST_NAME || compiled(MAY_BE_NO_NAME).test(value), value);
  }
});

it('does not look closer at names', () => {
  for (const value of NAMES) {
    assert.ok(!compiled(MAY_BE_NO_NAME).test(value), value);
  }
});
