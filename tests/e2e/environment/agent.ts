import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readTruth, sumTruth } from '../../../demo/agent/src/truth';
import { agentCommand } from '../../../demo/setup/agent.mjs';
import { runProcess } from '../../../demo/setup/processes.mjs';
import type { Environment } from './environment';

/** Traces of the long session: enough that the session page can't load them in one go. */
const LONG_RUNS = 40;

/** As slow as with a real model, so that the spans of a trace reach Tempo one after another, as those of live agents do. */
const SLOW_SCENARIOS = 'plain,failing-tool';

/** Has the demo agent play every scenario, some of them twice, and reads what the model server says about it. */
export async function runAgent(endpoint: string): Promise<Pick<Environment, 'range' | 'truth'>> {
  const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-truth-'));
  const truth = join(folder, 'truth.jsonl');
  const from = Date.now() - 1000;
  const run = async (flags: string[]) => {
    const { command, args, cwd } = agentCommand([...flags, '--truth', truth, '--endpoint', endpoint]);
    await runProcess(command, args, { cwd, failure: 'The demo agent did not do what its scenarios have.' });
  };
  try {
    // One after the other, so that the order of the sessions is certain.
    await run(['--scenarios', SLOW_SCENARIOS, '--speed', '1']);
    await run(['--scenarios', 'all', '--long', String(LONG_RUNS), '--speed', 'max']);
    const lines = readTruth(truth);
    return { range: { from, to: Date.now() + 1000 }, truth: { sessions: [...sumTruth(lines).values()], lines } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
