// @ts-check

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * What a step's end says: its counts, and the trouble where it could not be run to its end.
 *
 * @typedef {object} Verdict
 * @property {Counts} counts
 * @property {string} [trouble]
 */

/**
 * @param {number | null} code exit status of a check
 * @returns {Verdict} a check is one test
 */
export function judgeCheck(code) {
  return { counts: code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 } };
}

/**
 * @param {number | null} code exit status of a runner
 * @param {Counts | undefined} counts from its report
 * @returns {Verdict} no report, no test, or a failure that no test tells of: each is one failure
 */
export function judgeRunner(code, counts) {
  if (counts === undefined) {
    return failed('ended before it had run its tests');
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    return failed('ran no test');
  }
  if (code !== 0 && counts.failed === 0) {
    return { counts: { ...counts, failed: 1 }, trouble: `ended with exit status ${code}` };
  }
  return { counts };
}

/**
 * @param {string} trouble
 * @returns {Verdict}
 */
export function failed(trouble) {
  return { counts: { passed: 0, failed: 1, skipped: 0 }, trouble };
}

/**
 * @param {Verdict} verdict
 * @returns {Verdict} as continuous integration sees it: what was skipped has failed
 */
export function withoutSkips(verdict) {
  const { passed, failed: failures, skipped } = verdict.counts;
  if (skipped === 0) {
    return verdict;
  }
  const trouble = `${skipped} skipped, which continuous integration (CI) takes as failed`;
  return { counts: { passed, failed: failures + skipped, skipped: 0 }, trouble: verdict.trouble ?? trouble };
}
