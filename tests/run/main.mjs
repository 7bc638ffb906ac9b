// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDisplay } from '../../demo/progress/display.mjs';
import { duration } from '../../demo/progress/time.mjs';
import { goEnvironment } from '../../demo/setup/go.mjs';
import { onInterrupt } from '../../demo/setup/interrupt.mjs';
import { sumCounts } from './counts.mjs';
import { failed, withoutSkips } from './judge.mjs';
import { besideOneAnother } from './lanes.mjs';
import { helpText, readOptions } from './options.mjs';
import { makePreparation } from './prepare.mjs';
import { missingPrerequisites } from './prerequisites.mjs';
import { runStep } from './run-step.mjs';
import { steps } from './steps.mjs';
import { describeCounts, describeStep, lastLine } from './summary.mjs';

/** @typedef {import('../../demo/progress/display.mjs').Display} Display */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./summary.mjs').StepResult} StepResult */

/**
 * Runs the steps that the command line asks for, and prints the summary.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the process's exit code
 */
export async function main(args) {
  const names = steps.map(({ name }) => name);
  let options;
  try {
    options = readOptions(args, names);
  } catch (error) {
    return giveUp([/** @type {Error} */ (error).message]);
  }
  if (options.help) {
    console.log(helpText(steps));
    return 0;
  }
  Object.assign(process.env, await goEnvironment());
  const wanted = steps
    .filter(({ name }) => options.only?.includes(name) ?? true)
    .map((step) => ({ ...step, args: options.rest }));
  const problems = await missingPrerequisites(wanted);
  return problems.length > 0 ? giveUp(problems) : runAll(wanted, options.verbose);
}

/**
 * @param {readonly Step[]} wanted
 * @param {boolean} verbose
 * @returns {Promise<number>}
 */
async function runAll(wanted, verbose) {
  const started = Date.now();
  const display = makeDisplay(process.stdout);
  const signal = onInterrupt(() => display.say('Stopping. Ctrl-C again ends at once.'));
  const reports = await mkdtemp(join(tmpdir(), 'flightrecorder-test-'));
  try {
    const results = await runSteps(wanted, { display, signal, reports, verbose });
    display.close();
    for (const result of results) {
      console.log(describeStep(result));
    }
    const counts = sumCounts(results.map(({ verdict }) => verdict.counts));
    console.log(`\n${wanted.length} steps in ${duration(Date.now() - started)}`);
    console.log(lastLine(counts));
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
}

/**
 * @typedef {object} Context
 * @property {Display} display
 * @property {AbortSignal} signal
 * @property {string} reports
 * @property {boolean} verbose
 */

/**
 * @param {readonly Step[]} wanted
 * @param {Context} context
 * @returns {Promise<StepResult[]>} in the order of the steps
 */
async function runSteps(wanted, context) {
  const preparation = makePreparation(context);
  if (wanted.some(({ needs }) => needs.includes('programs'))) {
    // A first build takes many minutes: it goes on while other steps run.
    preparation.begin('programs');
  }
  /** @type {Map<Step, StepResult>} */
  const results = new Map();
  for (const lanes of besideOneAnother(wanted, context.verbose)) {
    await Promise.all(
      lanes.map(async (lane) => {
        for (const step of lane) {
          results.set(step, await runOne(step, preparation, context));
          context.signal.throwIfAborted();
        }
      })
    );
  }
  return wanted.flatMap((step) => results.get(step) ?? []);
}

/**
 * @param {Step} step
 * @param {ReturnType<typeof makePreparation>} preparation
 * @param {Context} context
 * @returns {Promise<StepResult>}
 */
async function runOne(step, preparation, { display, signal, reports, verbose }) {
  const env = await preparation.forStep(step).catch((/** @type {Error} */ error) => error);
  const started = Date.now();
  const work = display.begin(step.name, step.title);
  /** @type {string[]} */
  const output = [];
  const onLine = (/** @type {string} */ line) => {
    output.push(line);
    if (verbose) {
      display.say(line);
    }
  };
  const judged = env instanceof Error ? failed(env.message) : await runStep(step, { reports, env, signal, onLine });
  const verdict = process.env.CI ? withoutSkips(judged) : judged;
  const result = { step, verdict, milliseconds: Date.now() - started };
  if (verdict.counts.failed > 0 && !verbose) {
    display.say(`\n${output.join('\n')}\n`);
  }
  work.end(describeCounts(result));
  return result;
}

/**
 * @param {string[]} sentences
 * @returns {number}
 */
function giveUp(sentences) {
  for (const sentence of sentences) {
    console.error(sentence);
  }
  console.log(lastLine({ passed: 0, failed: sentences.length, skipped: 0 }));
  return 1;
}
