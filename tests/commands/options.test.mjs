// @ts-check
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { readOptions as readDemoOptions } from '../../demo/options.mjs';
import { assertPagePortFree, pagePort } from '../../demo/page.mjs';
import { nodeProblem } from '../../demo/setup/node-version.mjs';
import { findBrowser } from '../run/browser.mjs';
import { readOptions as readTestOptions } from '../run/options.mjs';

describe('what is said before any work', () => {
  it('Node’s version', () => {
    assert.equal(nodeProblem('20.20.0'), undefined);
    assert.equal(nodeProblem('24.1.0'), undefined);
    assert.match(nodeProblem('20.19.5') ?? '', /^Node 20\.19\.5 is too old: install Node 20\.20 or newer/);
    assert.match(nodeProblem('18.20.8') ?? '', /too old/);
  });

  it('a port in use: the port and the variable that moves it', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await assert.rejects(assertPagePortFree(port), {
      message: `Port ${port} is already in use; the page needs it: stop what uses it, or set FLIGHTRECORDER_GRAFANA_PORT to another port.`,
    });
    await new Promise((resolve) => server.close(resolve));
    await assertPagePortFree(port);
  });

  it('a variable that is no port', () => {
    assert.equal(pagePort({}), 3000);
    assert.equal(pagePort({ FLIGHTRECORDER_GRAFANA_PORT: '3001' }), 3001);
    assert.throws(() => pagePort({ FLIGHTRECORDER_GRAFANA_PORT: 'http' }), /FLIGHTRECORDER_GRAFANA_PORT is "http"/);
  });

  it('a browser that is none', async () => {
    await assert.rejects(
      findBrowser({ FLIGHTRECORDER_BROWSER: '/no/browser' }),
      /"\/no\/browser", which is no program/
    );
    assert.equal(await findBrowser({ FLIGHTRECORDER_BROWSER: process.execPath }), process.execPath);
    assert.equal(await findBrowser({ PATH: '/no/folder' }), undefined);
  });
});

describe('flags', () => {
  it('of the demo: the agent’s go to the agent', () => {
    assert.deepEqual(readDemoOptions(['--incident']).agentFlags, [
      '--scenarios',
      'server-error,polling,paging',
      '--rate',
      '30',
      '--speed',
      '4',
    ]);
    assert.deepEqual(readDemoOptions([]), { agentFlags: ['--speed', '4'], native: false, help: false });
    assert.deepEqual(readDemoOptions(['--rate', '6', '--scenarios=loop', '--native']), {
      agentFlags: ['--scenarios', 'loop', '--rate', '6', '--speed', '4'],
      native: true,
      help: false,
    });
    assert.throws(() => readDemoOptions(['--frequency', '6']), /Unknown option '--frequency'/);
  });

  it('of the tests: several steps, known ones only', () => {
    const names = ['types', 'lint', 'unit'];
    assert.deepEqual(readTestOptions(['--only', 'types,unit'], names).only, ['types', 'unit']);
    assert.deepEqual(readTestOptions(['--only', 'types', '--only', 'lint'], names).only, ['types', 'lint']);
    assert.equal(readTestOptions([], names).only, undefined);
    assert.deepEqual(readTestOptions(['--only', 'unit', '--', '-t', 'a name'], names).rest, ['-t', 'a name']);
    assert.throws(() => readTestOptions(['a.spec.ts'], names), /a\.spec\.ts: arguments for a runner need the one step/);
    assert.throws(() => readTestOptions(['--only', 'linting'], names), /no step linting; there are types, lint, unit/);
  });
});
