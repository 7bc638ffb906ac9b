// @ts-check
// A process of its own that ends the stack's programs when the process that started them is gone, however it went:
// a crash and SIGKILL included. It learns of that by the closed message channel.

import { terminate } from './terminate.mjs';

/** @type {Set<number>} */
const kept = new Set();

process.on('message', (/** @type {{ keep?: number, release?: number }} */ { keep, release }) => {
  if (keep) {
    kept.add(keep);
  }
  if (release) {
    kept.delete(release);
  }
});

process.on('disconnect', async () => {
  await Promise.all([...kept].map(terminate));
  process.exit();
});

// Only now is nothing missed: the starter waits for this before it starts a program.
process.send?.('ready');
