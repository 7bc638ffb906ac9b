import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Names the file in which fixtures find the `Environment`. Where it is set already, that environment is used as it is. */
export const ENVIRONMENT_VARIABLE = 'FLIGHTRECORDER_E2E_ENVIRONMENT';

/** Starts what all tests share, in a process of its own (see environment/main.ts), and stops it after the last test. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[ENVIRONMENT_VARIABLE]) {
    return undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'flightrecorder-e2e-'));
  const file = join(folder, 'environment.json');
  const environment = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'environment/main.ts'), file], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const tearDown = async () => {
    const exited = environment.exitCode === null ? once(environment, 'exit') : undefined;
    environment.stdin.end();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  if (!(await becomesReady(environment))) {
    await tearDown();
    throw new Error('The environment of the end-to-end tests could not be started; its reason stands above.');
  }
  process.env[ENVIRONMENT_VARIABLE] = file;
  return tearDown;
}

async function becomesReady({ stdout }: ChildProcess): Promise<boolean> {
  if (stdout === null) {
    return false;
  }
  for await (const line of createInterface({ input: stdout })) {
    if (line === 'ready') {
      return true;
    }
    console.log(line);
  }
  return false;
}
