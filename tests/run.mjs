#!/usr/bin/env node
// @ts-check
// npm test: every check and every test there is. See run/main.mjs.

import { nodeProblem } from '../demo/setup/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const { main } = await import('./run/main.mjs');
process.exitCode = await main(process.argv.slice(2));
