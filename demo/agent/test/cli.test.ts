import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readTruth, sumTruth } from '../src/truth';
import { startOtlpReceiver, type OtlpReceiver } from './otlp-receiver';
import { spansOf } from './spans';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

let receiver: OtlpReceiver;
let folder: string;
before(async () => {
  receiver = await startOtlpReceiver();
  folder = await mkdtemp(join(tmpdir(), 'demo-agent-cli-'));
});
after(async () => {
  await receiver.close();
  await rm(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  lines: string[];
  /** Its own folder for temporary files, so that the test can see what it leaves behind. */
  temporary: string;
  /** Resolves to exit code and error output at the end of the process. */
  end: Promise<{ code: number | null; stderr: string }>;
}

function start(script: string, args: string[]): Run {
  const temporary = mkdtempSync(join(folder, 'run-'));
  const child = spawn(process.execPath, ['--import', 'tsx', `src/${script}`, ...args], {
    cwd: PACKAGE,
    env: { PATH: process.env.PATH, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => lines.push(...text.split('\n').filter(Boolean)));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return {
    child,
    lines,
    temporary,
    end: once(child, 'close').then(([code]) => ({ code: code as number | null, stderr })),
  };
}

/** Scratch folders that are still there; tsx keeps its cache in the same place. */
async function scratchFolders({ temporary }: Run): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith('demo-agent-'));
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the command line', { concurrency: 3 }, () => {
  test('runs scenarios, tells one line per session, flushes, and leaves nothing behind', async () => {
    const own = await startOtlpReceiver();
    const truth = join(folder, 'truth.jsonl');
    const run = start('main.ts', [
      ...['--scenarios', 'plain,server-error,long', '--long', '3', '--speed', 'max'],
      ...['--truth', truth, '--endpoint', own.url],
    ]);
    const { code, stderr } = await run.end;
    await own.close();
    assert.deepEqual([code, stderr], [0, '']);
    const sums = [...sumTruth(readTruth(truth)).values()];
    assert.deepEqual(
      run.lines.slice(1).map((line) => line.replace(/ tool_calls.*/, '')),
      sums.map(
        (sum) =>
          `session=${sum.session} scenario=${sum.scenario} runs=${sum.runs} failed_runs=${sum.llmErrors}` +
          ` llm_calls=${sum.llmCalls} llm_failed=${sum.llmErrors}`
      )
    );
    const chats = spansOf(own.requests).filter((span) => span.attributes['gen_ai.operation.name'] === 'chat');
    assert.equal(
      chats.length,
      sums.reduce((total, sum) => total + sum.llmCalls, 0)
    );
    assert.deepEqual(await scratchFolders(run), []);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`--rate keeps sessions coming until ${signal}, then ends cleanly`, async () => {
      const run = start('main.ts', ['--rate', '600', '--speed', '4', '--endpoint', receiver.url]);
      await until(() => run.lines.length >= 3);
      run.child.kill(signal);
      const { code, stderr } = await run.end;
      assert.deepEqual([code, stderr], [0, '']);
      assert.ok(run.lines.some((line) => line.endsWith('cancelled=true')));
      assert.deepEqual(await scratchFolders(run), []);
    });
  }

  test('uses a model server that runs already', async () => {
    const truth = join(folder, 'two-processes.jsonl');
    const server = start('model-main.ts', ['--speed', 'max', '--truth', truth]);
    await until(() => server.lines.length > 0);
    const url = server.lines[0]?.replace('model server: ', '') ?? '';
    const agent = start('main.ts', [
      ...['--scenarios', 'plain', '--model-url', url, '--truth', truth, '--endpoint', receiver.url],
    ]);
    assert.deepEqual(await agent.end, { code: 0, stderr: '' });
    server.child.kill('SIGTERM');
    assert.deepEqual(await server.end, { code: 0, stderr: '' });
    const [sum] = [...sumTruth(readTruth(truth)).values()];
    assert.equal(sum?.llmCalls, 3);
    assert.deepEqual(Object.keys(sum.toolCalls), ['search', 'read_file']);
  });

  test('says when telemetry did not arrive', async () => {
    const closed = await startOtlpReceiver();
    await closed.close();
    const run = start('main.ts', ['--scenarios', 'plain', '--speed', 'max', '--endpoint', closed.url]);
    const { code, stderr } = await run.end;
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`Telemetry did not all arrive at ${closed.url} .*ECONNREFUSED`));
  });

  test('says when the model is not there', async () => {
    const closed = await startOtlpReceiver();
    await closed.close();
    const run = start('main.ts', [
      ...['--scenarios', 'plain', '--model-url', `${closed.url}/v1`, '--endpoint', receiver.url],
    ]);
    const { code, stderr } = await run.end;
    assert.equal(code, 1);
    assert.match(stderr, /Session .* \(plain\) failed, .*Cannot connect to API/);
  });

  test('a wrong flag is one sentence and exit code 2', async () => {
    const { code, stderr } = await start('main.ts', ['--scenarios', 'nonsense']).end;
    assert.equal(code, 2);
    assert.match(stderr, /^--scenarios: there is no scenario "nonsense"; there are .*\.\n$/);
  });
});
