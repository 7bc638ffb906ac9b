// @ts-check
import { runInDocker } from './docker.mjs';
import { runNatively } from './native.mjs';
import { HELP, readOptions } from './options.mjs';
import { makeDisplay } from './progress/display.mjs';
import { composeAnswers, dockerAnswers } from './setup/docker.mjs';
import { goEnvironment } from './setup/go.mjs';
import { onInterrupt } from './setup/interrupt.mjs';

/** @typedef {import('./progress/display.mjs').Display} Display */

/**
 * What a demo runs with.
 *
 * @typedef {object} DemoContext
 * @property {string[]} agentFlags
 * @property {Display} display
 * @property {AbortSignal} signal aborted by Ctrl-C
 */

/**
 * Runs the demo until Ctrl-C.
 *
 * @param {string[]} args
 * @returns {Promise<number>} the process's exit code
 */
export async function main(args) {
  let options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return 2;
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const display = makeDisplay(process.stdout);
  const signal = onInterrupt(() => display.say('\nStopping; Ctrl-C again ends at once.'));
  const inDocker = !options.native && (await dockerAnswers()) && (await composeAnswers());
  if (!inDocker) {
    Object.assign(process.env, await goEnvironment());
  }
  try {
    await (inDocker ? runInDocker : runNatively)({ agentFlags: options.agentFlags, display, signal });
    display.close();
    return 0;
  } catch (error) {
    display.close();
    if (signal.aborted) {
      return 0;
    }
    console.error(/** @type {Error} */ (error).message);
    return 1;
  }
}
