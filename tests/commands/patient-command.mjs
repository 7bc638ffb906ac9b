// @ts-check
// For interrupt.test.mjs: starts a program with a child of its own, prints the pids of both, and stops on Ctrl-C as our
// commands do. The program and its child are stubborn where the command line says so.

import { onInterrupt } from '../../demo/setup/interrupt.mjs';
import { startProcess } from '../../demo/setup/processes.mjs';

const stubborn = process.argv[2] === 'stubborn';
const wait = `${stubborn ? "process.on('SIGTERM', () => {});" : ''} setInterval(() => {}, 1000);`;
const parent = `
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(wait)}], { stdio: 'ignore' });
  console.log(process.pid); console.log(child.pid); ${wait}`;

const signal = onInterrupt(() => console.log('stopping'));
const running = await startProcess(process.execPath, ['-e', parent], { onLine: (line) => console.log(line) });
await new Promise((resolve) => signal.addEventListener('abort', resolve));
await running.stop();
console.log('stopped');
process.exit(0);
