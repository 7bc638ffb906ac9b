// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { besideOneAnother } from '../run/lanes.mjs';

/** @typedef {import('../run/steps.mjs').Step} Step */

/**
 * @param {string} name
 * @param {Step['lane']} [lane]
 * @returns {Step}
 */
const step = (name, lane) => ({ name, title: name, needs: [], lane });

/** @param {Step[][][]} groups */
const namesOf = (groups) => groups.map((lanes) => lanes.map((lane) => lane.map(({ name }) => name)));

test('lanes run beside one another, and a step without one alone', () => {
  const steps = [
    step('types', 'sources'),
    step('collector', 'programs'),
    step('unit', 'sources'),
    step('demo'),
    step('e2e'),
    step('last', 'programs'),
  ];
  assert.deepEqual(namesOf(besideOneAnother(steps, false)), [
    [['types', 'unit'], ['collector']],
    [['demo']],
    [['e2e']],
    [['last']],
  ]);
});

test('one by one, nothing runs beside anything', () => {
  const steps = [step('types', 'sources'), step('collector', 'programs'), step('demo')];
  assert.deepEqual(namesOf(besideOneAnother(steps, true)), [[['types', 'collector', 'demo']]]);
});
