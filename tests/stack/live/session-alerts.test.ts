import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startInbox, type Inbox } from '../../../demo/inbox/inbox.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../poll';
import { newSpanId, sendLogs, type Attributes, type TestLog } from './otlp';
import { shortenWaits } from './shortened';

/** Alerts that name a session come from Loki's ruler, reach people, and leave no trace of the session in Prometheus. */
describe('alerts that name sessions', { timeout: 300_000 }, () => {
  let stack: Stack;
  let inbox: Inbox;
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-session-alerts-'));
    const ports = await freePorts();
    inbox = await startInbox({ port: ports.inbox, grafana: 'http://grafana.test' });
    stack = await startStack({
      ports,
      dataDir,
      names: ['loki', 'prometheus', 'alertmanager'],
      onStaged: shortenWaits,
      onProgress: ({ text }) => console.log(text),
    });
    await stack.ready();
  });

  after(async () => {
    await stack?.stop();
    await inbox?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A record with what the collector derives of a call of a tool. Loki keeps one of equal records of one instant. */
  function toolCall(session: string, hash: string): TestLog {
    const attributes: Attributes = {
      'flightrecorder.session.id': session,
      'flightrecorder.agent': 'logging-agent',
      'flightrecorder.tool': 'search',
      'flightrecorder.counted': 'tool',
      'flightrecorder.tool.arguments.hash': hash,
    };
    return { body: newSpanId(), attributes };
  }

  function modelCall(session: string, usd: string): TestLog {
    const attributes: Attributes = {
      'flightrecorder.session.id': session,
      'flightrecorder.agent': 'logging-agent',
      'flightrecorder.tool': '',
      cost_usd: usd,
    };
    return { body: newSpanId(), attributes };
  }

  const named = (name: string) =>
    inbox.messages
      .flatMap(({ receiver, alerts }) => alerts.map(({ labels }) => ({ receiver, ...labels })))
      .filter((alert) => (alert as Record<string, string>).alertname === name) as Array<Record<string, string>>;

  it('reach people with the session, for those that loop or cost too much and no others', async () => {
    await sendLogs(`${stack.urls.loki}/otlp`, { 'service.name': 'logging-agent' }, [
      ...Array.from({ length: 4 }, () => toolCall('session-that-loops', 'aa')),
      ...['aa', 'bb', 'cc', 'dd'].map((hash) => toolCall('session-that-works', hash)),
      ...Array.from({ length: 3 }, () => modelCall('session-that-costs', '0.5')),
      modelCall('session-that-works', '0.01'),
    ]);
    await pollUntil(
      'the loop',
      async () => named('LoopInSession').length,
      (found) => found > 0,
      150
    );
    await pollUntil(
      'the cost',
      async () => named('SessionOverBudget').length,
      (found) => found > 0,
      150
    );
    assert.deepEqual([...new Set(named('LoopInSession').map(({ session_id }) => session_id))], ['session-that-loops']);
    assert.deepEqual(
      [...new Set(named('SessionOverBudget').map(({ session_id }) => session_id))],
      ['session-that-costs']
    );
    assert.ok(named('LoopInSession').every(({ agent, tool }) => agent === 'logging-agent' && tool === 'search'));
  });

  it('evaluate without an error', async () => {
    const response = await fetch(`${stack.urls.loki}/prometheus/api/v1/rules`);
    const { data } = (await response.json()) as {
      data: { groups: Array<{ rules: Array<{ name: string; query: string; lastError: string }> }> };
    };
    const rules = data.groups.flatMap((group) => group.rules);
    assert.ok(rules.length >= 6);
    for (const { name, query, lastError } of rules) {
      assert.equal(lastError, '', name);
      // Those that are evaluated every quarter of an hour have not been yet.
      const answer = await fetch(`${stack.urls.loki}/loki/api/v1/query?${new URLSearchParams({ query }).toString()}`);
      assert.equal(answer.status, 200, `${name}: ${await answer.text()}`);
    }
  });

  it('leave no session in Prometheus', async () => {
    const response = await fetch(`${stack.urls.prometheus}/api/v1/label/__name__/values`);
    const names = ((await response.json()) as { data: string[] }).data;
    const labels = ((await (await fetch(`${stack.urls.prometheus}/api/v1/labels`)).json()) as { data: string[] }).data;
    assert.ok(names.length > 0);
    assert.ok(!labels.includes('session_id'), labels.join(', '));
  });
});
