// @ts-check
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {string[] | undefined} only names of steps; undefined: all
 * @property {string[]} rest arguments for the runner of the only step
 * @property {boolean} verbose
 * @property {boolean} help
 */

/**
 * @param {string[]} args of the command line
 * @param {readonly string[]} names of all steps
 * @returns {Options}
 * @throws {Error} a sentence
 */
export function readOptions(args, names) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) {
    throw new Error(`--only: there is no step ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  }
  if (positionals.length > 0 && only?.length !== 1) {
    throw new Error(`${positionals.join(' ')}: arguments for a runner need the one step that they are for (--only).`);
  }
  return { only, rest: positionals, verbose: values.verbose, help: values.help };
}

/**
 * @param {ReadonlyArray<{ name: string, title: string }>} steps
 * @returns {string}
 */
export function helpText(steps) {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const list = steps.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n');
  return `Usage: npm test -- [flags] [-- arguments of the step's runner, where --only names one step]

  --only a,b   only these steps
  --verbose    print what every step says, not only what failed ones say

Steps:
${list}

Environment:
  FLIGHTRECORDER_BROWSER  a Chromium to test with (default: chromium, chromium-browser or google-chrome on PATH)
  FLIGHTRECORDER_CACHE    where the stack's programs are built and kept
  GRAFANA_URL             test in this Grafana instead of the host page (see tests/e2e/README.md)
  CI                      a skipped test is a failure
`;
}
