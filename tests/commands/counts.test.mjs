// @ts-check
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCounts, sumCounts } from '../run/counts.mjs';
import { judgeCheck, judgeRunner, withoutSkips } from '../run/judge.mjs';

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flightrecorder-counts-'));
});
after(() => rm(folder, { recursive: true }));

describe('counts of single tests', () => {
  it('of Node’s runner, from a real run', async () => {
    const file = join(folder, 'sample.test.mjs');
    await writeFile(
      file,
      `import { describe, it, test } from 'node:test';
       test('passes', () => {});
       test('skipped', { skip: true }, () => {});
       test('to do', { todo: true }, () => {});
       test('parent', async (t) => { await t.test('passes below', () => {}); });
       describe('suite', () => { it('passes', () => {}); it('fails', () => { throw new Error('as it must'); }); });
       describe('suite that fails by itself', () => { throw new Error('as it must'); });`
    );
    await writeFile(join(folder, 'broken.test.mjs'), `throw new Error('as it must');`);
    await writeFile(join(folder, 'empty.test.mjs'), '');
    const report = join(folder, 'node.json');
    await runNodeTests(['sample', 'broken', 'empty'], report);
    assert.deepEqual(await readCounts('node', report), { passed: 4, failed: 3, skipped: 2 });
  });

  it('of Jest: a file that can’t be run is a failure', async () => {
    const report = await written('jest.json', {
      numPassedTests: 10,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    });
    assert.deepEqual(await readCounts('jest', report), { passed: 10, failed: 3, skipped: 2 });
  });

  it('of Playwright: flaky tests and errors outside tests are failures', async () => {
    const report = await written('playwright.json', {
      stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [{ message: 'setup failed' }],
    });
    assert.deepEqual(await readCounts('playwright', report), { passed: 7, failed: 3, skipped: 2 });
  });

  it('are unknown where a report is missing or cut', async () => {
    assert.equal(await readCounts('jest', join(folder, 'absent.json')), undefined);
    const cut = join(folder, 'cut.json');
    await writeFile(cut, '{"numPassed');
    assert.equal(await readCounts('jest', cut), undefined);
  });

  it('are summed', () => {
    const some = { passed: 1, failed: 2, skipped: 3 };
    assert.deepEqual(sumCounts([some, some]), { passed: 2, failed: 4, skipped: 6 });
  });
});

describe('what a step’s end says', () => {
  it('a check is one test', () => {
    assert.deepEqual(judgeCheck(0).counts, { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(judgeCheck(2).counts, { passed: 0, failed: 1, skipped: 0 });
  });

  it('a runner without a report, or without a test, is a failure', () => {
    assert.equal(judgeRunner(0, undefined).counts.failed, 1);
    assert.equal(judgeRunner(0, { passed: 0, failed: 0, skipped: 0 }).counts.failed, 1);
  });

  it('a runner that fails after its last test is a failure', () => {
    const { counts, trouble } = judgeRunner(1, { passed: 5, failed: 0, skipped: 0 });
    assert.deepEqual(counts, { passed: 5, failed: 1, skipped: 0 });
    assert.match(trouble ?? '', /exit status 1/);
  });

  it('what was skipped has failed under continuous integration', () => {
    const verdict = judgeRunner(0, { passed: 5, failed: 0, skipped: 2 });
    assert.deepEqual(verdict.counts, { passed: 5, failed: 0, skipped: 2 });
    assert.deepEqual(withoutSkips(verdict).counts, { passed: 5, failed: 2, skipped: 0 });
  });
});

/**
 * @param {string[]} names of test files
 * @param {string} report
 */
async function runNodeTests(names, report) {
  const reporter = fileURLToPath(new URL('../run/node-test-reporter.mjs', import.meta.url));
  const args = ['--test', `--test-reporter=${reporter}`, `--test-reporter-destination=${report}`];
  // A test runner below a test runner must not take its parent for its own.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  await new Promise((resolve) =>
    execFile(process.execPath, [...args, ...names.map((name) => join(folder, `${name}.test.mjs`))], { env }, resolve)
  );
  assert.ok((await readFile(report, 'utf8')).length > 0);
}

/**
 * @param {string} name
 * @param {object} content
 * @returns {Promise<string>}
 */
async function written(name, content) {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}
