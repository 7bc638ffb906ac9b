#!/usr/bin/env node
// @ts-check
// Runs the stack alone, without Grafana and without an agent: node stack/native/cli.mjs [program …]

import { programNames } from './programs.mjs';
import { startStack } from './stack.mjs';

/** @typedef {import('./programs.mjs').ProgramName} ProgramName */

const names = process.argv.slice(2);
const unknown = names.filter((name) => !programNames.some((program) => program === name));
if (unknown.length > 0) {
  fail(`There is no program ${unknown.join(', ')} in the stack; there are: ${programNames.join(', ')}.`);
}

let ending = false;
/** @type {import('./stack.mjs').Stack} */
let stack;
try {
  stack = await startStack({
    names: names.length > 0 ? /** @type {ProgramName[]} */ (names) : programNames,
    onProgress: ({ text }) => console.log(text),
  });
} catch (error) {
  fail(/** @type {Error} */ (error).message);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => end('Stopping.', 0));
}
stack.ready().then(
  () => {
    console.log(`The stack is ready: OTLP over HTTP at ${stack.urls.otlpHttp}, over gRPC at ${stack.urls.otlpGrpc}.`);
    console.log(`Logs are in ${stack.logDir}. Ctrl-C stops it.`);
  },
  // Its reason was shown as it happened.
  () => end('The stack is not complete: stopping what runs.', 1)
);

/**
 * @param {string} reason
 * @param {number} status
 */
async function end(reason, status) {
  if (!ending) {
    ending = true;
    console.log(reason);
    await stack.stop();
    process.exit(status);
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
