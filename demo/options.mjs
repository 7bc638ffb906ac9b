// @ts-check
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {string[]} agentFlags the demo agent's own flags
 * @property {boolean} native without Docker, even where Docker runs
 * @property {boolean} help
 */

/** Sessions whose model answers with HTTP 500, often enough for an alert to judge, among those of a model that works. */
const INCIDENT = { scenarios: 'server-error,polling,paging', rate: '30' };

/** Flags that are the demo agent's. */
const AGENT_FLAGS = /** @type {const} */ (['scenarios', 'long', 'rate', 'speed']);

export const HELP = `Usage: npm run demo -- [flags]

  --rate N         keep sessions coming, N a minute, until Ctrl-C
  --long N         one long session of N traces instead of the scenarios
  --scenarios a,b  only these scenarios of the demo agent (see demo/agent/README.md)
  --incident       break a model, until Ctrl-C: its calls fail, and within minutes a page arrives in the alert inbox
  --speed X        X times as fast as a real model, "max" without delays (default: 4)
  --native         run the stack's programs without Docker, even where Docker runs

Environment:
  FLIGHTRECORDER_GRAFANA_PORT  the port of the page (default: 3000)
  FLIGHTRECORDER_INBOX_PORT    the port of the alert inbox (default: 9094)
  FLIGHTRECORDER_…_PORT        ports of the stack (see stack/native/ports.mjs)
  FLIGHTRECORDER_CACHE         where programs and data are kept
`;

/**
 * @param {string[]} args of the command line
 * @returns {Options}
 * @throws {Error} a sentence
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      scenarios: { type: 'string' },
      long: { type: 'string' },
      rate: { type: 'string' },
      // As slow as a real model, the first sessions would take minutes.
      speed: { type: 'string', default: '4' },
      incident: { type: 'boolean', default: false },
      native: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const flags = values.incident ? { ...values, ...INCIDENT } : values;
  const agentFlags = AGENT_FLAGS.flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  return { agentFlags, native: values.native, help: values.help };
}
