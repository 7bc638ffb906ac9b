// @ts-check
// A reporter for `node --test`: counts single tests, and writes the counts as JSON when all is done.

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @param {AsyncIterable<{ type: string, data: any }>} events
 * @returns {AsyncGenerator<string>}
 */
export default async function* countTests(events) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    const outcome = outcomeOf(type, data);
    if (outcome) {
      counts[outcome] += 1;
    }
  }
  yield JSON.stringify(counts);
}

/**
 * @param {string} type
 * @param {any} data
 * @returns {keyof Counts | undefined} undefined for what is no single test
 */
function outcomeOf(type, data) {
  if (type === 'test:fail') {
    // What failed by what it contains is counted there.
    return data.details.error?.failureType === 'subtestsFailed' ? undefined : 'failed';
  }
  // A file without a test in it is reported as if it were a test that passed.
  const isTest = type === 'test:pass' && data.details?.type !== 'suite' && data.name !== data.file;
  if (!isTest) {
    return undefined;
  }
  return data.skip === undefined && data.todo === undefined ? 'passed' : 'skipped';
}
