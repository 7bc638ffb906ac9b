// @ts-check

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * In which order steps run: one group after the other, in each group the lanes beside one another, in each lane one step
 * after the other.
 *
 * @param {readonly Step[]} steps
 * @param {boolean} oneByOne all in one lane, so that what they print is not mixed
 * @returns {Step[][][]} groups of lanes of steps
 */
export function besideOneAnother(steps, oneByOne) {
  /** @type {Array<Map<string, Step[]>>} */
  const groups = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.lane === undefined || last === undefined || last.has(ALONE)) {
      groups.push(new Map([[step.lane ?? ALONE, [step]]]));
    } else {
      last.set(step.lane, [...(last.get(step.lane) ?? []), step]);
    }
  }
  const lanes = groups.map((group) => [...group.values()]);
  return oneByOne ? [[[...steps]]] : lanes;
}

const ALONE = '';
