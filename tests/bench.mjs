#!/usr/bin/env node
// @ts-check
// npm run bench: figures of speed and size, measured on this machine. They are printed, never asserted.

import { makeDisplay } from '../demo/progress/display.mjs';
import { goEnvironment } from '../demo/setup/go.mjs';
import { onInterrupt } from '../demo/setup/interrupt.mjs';
import { nodeProblem } from '../demo/setup/node-version.mjs';
import { startProcess } from '../demo/setup/processes.mjs';
import { repositoryRoot } from '../stack/native/paths.mjs';
import { makePreparation } from './run/prepare.mjs';
import { missingPrerequisites } from './run/prerequisites.mjs';

/** @type {import('./run/steps.mjs').Step} */
const bench = {
  name: 'bench',
  title: 'measuring',
  needs: ['packages:plugin', 'packages:agent', 'host:13.2', 'programs', 'plugin', 'browser'],
};

Object.assign(process.env, await goEnvironment());
const problems = [nodeProblem(process.versions.node) ?? [], await missingPrerequisites([bench])].flat();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const display = makeDisplay(process.stderr);
const signal = onInterrupt(() => display.say('Stopping. Ctrl-C again ends at once.'));
const env = await makePreparation({ display, signal }).forStep(bench);
const work = display.begin(bench.name, bench.title, 6 * 60_000);
const running = await startProcess(
  process.execPath,
  ['--import', 'tsx', 'tests/bench/main.ts', ...process.argv.slice(2)],
  {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    signal,
    onLine: (line) => (line.startsWith('# ') ? work.update(line.slice(2)) : display.say(line)),
  }
);
const { code } = await running.exited;
work.end(code === 0 ? 'done' : `ended with exit status ${code}`);
display.close();
process.exitCode = code ?? 1;
