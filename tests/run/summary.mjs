// @ts-check
import { duration } from '../../demo/progress/time.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @typedef {object} StepResult
 * @property {import('./steps.mjs').Step} step
 * @property {import('./judge.mjs').Verdict} verdict
 * @property {number} milliseconds
 */

/**
 * @param {StepResult} result
 * @returns {string} `✔ 12 s, 34 passed`
 */
export function describeCounts({ verdict, milliseconds }) {
  const { counts, trouble } = verdict;
  const parts = /** @type {const} */ (['passed', 'failed', 'skipped'])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`);
  const mark = counts.failed > 0 ? '✘' : '✔';
  return `${mark} ${[duration(milliseconds), ...parts].join(', ')}${trouble ? `: ${trouble}` : ''}`;
}

/**
 * @param {StepResult} result
 * @returns {string} a line of the summary
 */
export function describeStep(result) {
  return `${result.step.name.padEnd(12)} ${describeCounts(result)}`;
}

/**
 * @param {Counts} counts
 * @returns {string} the line that the whole run ends with
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
