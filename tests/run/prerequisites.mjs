// @ts-check
import { programsToBuild } from '../../stack/native/build.mjs';
import { programNames } from '../../stack/native/programs.mjs';
import { BROWSER_PROBLEM, canInstallBrowser, findBrowser } from './browser.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Need} Need */

/**
 * What must be there before any work: a sentence where it is missing and can't be got.
 *
 * @type {Partial<Record<Need, () => Promise<string | undefined>>>}
 */
const checks = {
  programs: async () => {
    await programsToBuild(programNames);
    return undefined;
  },
  browser: async () => ((await findBrowser()) || (await canInstallBrowser()) ? undefined : BROWSER_PROBLEM),
};

/**
 * @param {readonly Step[]} steps
 * @returns {Promise<string[]>} a sentence for each thing that is missing
 */
export async function missingPrerequisites(steps) {
  const needs = new Set(steps.flatMap((step) => step.needs));
  const problems = await Promise.all(
    [...needs].map((need) => checks[need]?.().catch((/** @type {Error} */ error) => error.message))
  );
  return problems.filter((problem) => problem !== undefined);
}
