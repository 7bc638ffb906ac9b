// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, repositoryRoot } from '../../stack/native/paths.mjs';
import { freePorts, portNames, portTable } from '../../stack/native/ports.mjs';
import { programNames } from '../../stack/native/programs.mjs';
import { processesWith } from './processes.mjs';

const DEADLINE_MS = 120_000;

describe('npm run demo, without Docker', { timeout: 300_000 }, () => {
  /** @type {string} */
  let cache;
  /** @type {NodeJS.ProcessEnv} */
  let env;
  /** @type {ReturnType<typeof startDemo>} */
  let demo;
  /** @type {URL} */
  let url;

  before(async () => {
    cache = await mkdtemp(join(tmpdir(), 'flightrecorder-demo-'));
    // The programs that are built already, with data of its own.
    const programs = join(cacheFolder(), 'programs');
    await mkdir(programs, { recursive: true });
    await symlink(programs, join(cache, 'programs'));
    const ports = await freePorts();
    const [pagePort] = Object.values(await freePorts());
    env = {
      ...process.env,
      ...Object.fromEntries(portNames.map((name) => [portTable[name].variable, String(ports[name])])),
      FLIGHTRECORDER_GRAFANA_PORT: String(pagePort),
      FLIGHTRECORDER_CACHE: cache,
    };
  });

  after(async () => {
    demo?.child.kill('SIGKILL');
    await rm(cache, { recursive: true, force: true });
  });

  /**
   * @param {string} what
   * @param {() => boolean | Promise<boolean>} holds
   */
  async function until(what, holds) {
    const deadline = Date.now() + DEADLINE_MS;
    while (!(await holds())) {
      assert.ok(Date.now() < deadline, `not within ${DEADLINE_MS / 1000} s: ${what}; the demo said:\n${demo.output()}`);
      await sleep(100);
    }
  }

  it('prints one URL, where the sessions of its agent are', async () => {
    demo = startDemo(env);
    await until('a URL is printed', () => /http:\/\/\S+\/sessions/.test(demo.output()));
    const urls = demo.output().match(/http:\/\/\S+\/sessions/g) ?? [];
    assert.equal(urls.length, 1, demo.output());
    url = new URL(urls[0]);
    const page = await fetch(url);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /grafanaBootData/);
    await until('the agent’s sessions are found', async () => {
      const proxied = '/api/datasources/proxy/uid/flightrecorder-tempo/api/search';
      const query = new URLSearchParams({ q: '{ span.gen_ai.operation.name = "invoke_agent" }' });
      const answer = await (await fetch(`${url.origin}${proxied}?${query}`)).json();
      return answer.traces.length === 2;
    });
  });

  it('has said of every program when it was ready, and what its agent did', async () => {
    await until('the whole stack runs', () => demo.output().includes('The whole stack runs'));
    for (const name of programNames) {
      assert.match(demo.output(), new RegExp(`\\] ${name} +ready after`));
    }
    await until('the agent is done', () => demo.output().includes('had 2 sessions'));
  });

  it('started a second time says which ports are taken, and does nothing', async () => {
    const second = startDemo(env);
    assert.deepEqual(await second.exit, [1, null]);
    assert.match(second.output(), /Port \d+ is already in use; tempo needs it.*set FLIGHTRECORDER_TEMPO_PORT/);
    assert.match(second.output(), /Port \d+ is already in use; the page needs it.*set FLIGHTRECORDER_GRAFANA_PORT/);
    assert.equal((await fetch(url)).status, 200);
  });

  it('stops everything on Ctrl-C and leaves no process behind', async () => {
    assert.ok((await processesWith(cache)).length >= programNames.length);
    demo.child.kill('SIGINT');
    assert.deepEqual(await demo.exit, [0, null]);
    assert.match(demo.output(), /All has stopped/);
    await until('no process is left', async () => (await processesWith(cache)).length === 0);
    await assert.rejects(fetch(url));
  });

  it('killed leaves no process behind either', async () => {
    demo = startDemo(env);
    await until('the whole stack runs', () => demo.output().includes('The whole stack runs'));
    demo.child.kill('SIGKILL');
    await demo.exit;
    await until('no process is left', async () => (await processesWith(cache)).length === 0);
  });
});

/** @param {NodeJS.ProcessEnv} env */
function startDemo(env) {
  const flags = ['--native', '--scenarios', 'plain,loop', '--speed', 'max'];
  const child = spawn(process.execPath, ['demo/demo.mjs', ...flags], { cwd: repositoryRoot, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return { child, exit: once(child, 'exit'), output: () => output };
}
