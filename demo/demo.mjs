#!/usr/bin/env node
// @ts-check
// npm run demo: the whole path on this machine, from an agent to a page. See main.mjs.

import { nodeProblem } from './setup/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}
const { main } = await import('./main.mjs');
process.exitCode = await main(process.argv.slice(2));
