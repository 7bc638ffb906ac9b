// @ts-check
import { join } from 'node:path';
import { startProcess } from '../../demo/setup/processes.mjs';
import { duration } from '../../demo/progress/time.mjs';
import { repositoryRoot } from '../../stack/native/paths.mjs';
import { readCounts } from './counts.mjs';
import { failed, judgeCheck, judgeRunner } from './judge.mjs';
import { commandOf } from './runners.mjs';

/** @typedef {import('./judge.mjs').Verdict} Verdict */
/** @typedef {import('./steps.mjs').Step} Step */

/**
 * @typedef {object} StepOptions
 * @property {string} reports a folder for runners' reports
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal
 * @property {(line: string) => void} onLine
 */

const DEFAULT_MINUTES = 5;

/**
 * Runs one step. Never rejects: what goes wrong is a failure in its verdict.
 *
 * @param {Step} step
 * @param {StepOptions} options
 * @returns {Promise<Verdict>}
 */
export async function runStep(step, options) {
  try {
    return await run(step, options);
  } catch (error) {
    return failed(/** @type {Error} */ (error).message);
  }
}

/**
 * @param {Step} step
 * @param {StepOptions} options
 * @returns {Promise<Verdict>}
 */
async function run(step, { reports, env, signal, onLine }) {
  const report = join(reports, `${step.name}.json`);
  const { command, args, env: own } = await commandOf(step, report);
  const limit = (step.minutes ?? DEFAULT_MINUTES) * 60_000;
  const expired = AbortSignal.timeout(limit);
  const running = await startProcess(command, args, {
    cwd: join(repositoryRoot, step.folder ?? '.'),
    env: { ...process.env, ...env, ...own },
    signal: AbortSignal.any([signal, expired]),
    onLine,
  });
  const { code } = await running.exited;
  if (expired.aborted) {
    return failed(`was ended after ${duration(limit)}`);
  }
  return step.runner ? judgeRunner(code, await readCounts(step.runner, report)) : judgeCheck(code);
}
