// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const PATIENT = fileURLToPath(new URL('patient-command.mjs', import.meta.url));

describe('Ctrl-C', { timeout: 60_000 }, () => {
  it('ends what was started, its children too, and waits for it', async () => {
    const { command, pids, said } = await startPatient('obedient');
    command.kill('SIGINT');
    assert.deepEqual(await once(command, 'exit'), [0, null]);
    await gone(pids);
    assert.deepEqual(said(), ['stopping', 'stopped']);
  });

  it('twice within one key press is one: npm passes it on beside the terminal', async () => {
    const { command, said } = await startPatient('obedient');
    command.kill('SIGINT');
    command.kill('SIGINT');
    assert.deepEqual(await once(command, 'exit'), [0, null]);
    assert.deepEqual(said(), ['stopping', 'stopped']);
  });

  it('again ends at once even what does not want to', async () => {
    const { command, pids } = await startPatient('stubborn');
    const exit = once(command, 'exit');
    command.kill('SIGINT');
    await sleep(700);
    const second = Date.now();
    command.kill('SIGINT');
    assert.deepEqual(await exit, [130, null]);
    assert.ok(Date.now() - second < 3000);
    await gone(pids);
  });
});

/**
 * Starts the command under test, which starts a program that has a child of its own.
 *
 * @param {'obedient' | 'stubborn'} child
 */
async function startPatient(child) {
  const command = spawn(process.execPath, [PATIENT, child], { stdio: ['ignore', 'pipe', 'inherit'] });
  /** @type {string[]} */
  const lines = [];
  const output = createInterface({ input: command.stdout });
  output.on('line', (line) => lines.push(line));
  while (lines.length < 2) {
    await once(output, 'line');
  }
  const pids = lines.slice(0, 2).map(Number);
  assert.ok(pids.every(isAlive), lines.join());
  return { command, pids, said: () => lines.slice(2) };
}

/** @param {number[]} pids */
async function gone(pids) {
  const deadline = Date.now() + 5000;
  while (pids.some(isAlive) && Date.now() < deadline) {
    await sleep(50);
  }
  assert.deepEqual(pids.filter(isAlive), []);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
