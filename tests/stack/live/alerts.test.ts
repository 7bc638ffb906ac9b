import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInbox, type Inbox } from '../../../demo/inbox/inbox.mjs';
import { sessionsLink } from '../../../demo/inbox/message.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../poll';
import { chatSpan, newTraceId, sendSpans, type TestSpan } from './otlp';
import { shortenedRules, shortenWaits } from './shortened';

/** The gateway that alert-rules/tiers.yaml pages for, and one that it does not know. */
const VENDOR = 'gateway.example.com';
const ELSEWHERE = 'elsewhere.example.com';
const GRAFANA = 'http://grafana.test:3000';

/** Calls of each model in a round, and how many of them fail. */
interface Traffic {
  gateway: string;
  model: string;
  calls: number;
  failed: number;
}

const healthy: Traffic = { gateway: VENDOR, model: 'gpt-5.1', calls: 60, failed: 0 };

/** Every time of the rules is a sixtieth: the same rules, the same Alertmanager, minutes in place of hours. */
describe('alerts, from a failing call to the inbox', { timeout: 300_000 }, () => {
  let stack: Stack;
  let inbox: Inbox;
  let dataDir: string;
  /** What is called now. */
  let traffic: Traffic[] = [healthy];
  let stopped = false;
  let calling: Promise<void>;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-alerts-'));
    const { rules } = await shortenedRules(join(dataDir, 'rules'));
    const ports = await freePorts();
    inbox = await startInbox({ port: ports.inbox, grafana: GRAFANA });
    stack = await startStack({
      ports,
      dataDir,
      rules,
      names: ['collector', 'prometheus', 'alertmanager'],
      onStaged: shortenWaits,
      onProgress: ({ text }) => console.log(text),
    });
    await stack.ready();
    calling = keepCalling();
  });

  after(async () => {
    stopped = true;
    await calling;
    await stack?.stop();
    await inbox?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function keepCalling(): Promise<void> {
    while (!stopped) {
      const spans = traffic.flatMap(callsOf);
      await sendSpans(stack.urls.otlpHttp, { 'service.name': 'agent-of-alerts' }, spans);
      await sleep(500);
    }
  }

  function callsOf({ gateway, model, calls, failed }: Traffic): TestSpan[] {
    const attributes = { 'gen_ai.request.model': model, 'server.address': gateway };
    return Array.from({ length: calls }, (_, index) =>
      chatSpan(newTraceId(), index < failed ? { ...attributes, 'error.type': '500' } : attributes, {
        failed: index < failed,
      })
    );
  }

  /** The alerts of a name that a receiver was sent, newest first. */
  const sent = (receiver: string, alertname: RegExp) =>
    inbox.messages
      .filter((message) => message.receiver === receiver)
      .flatMap(({ alerts }) => alerts)
      .filter(({ labels }) => alertname.test(labels.alertname ?? ''));

  const pagedFor = (model: string, status = 'firing') =>
    sent('page', /^LLMErrorBudgetBurn/).filter((alert) => alert.labels.model === model && alert.status === status);

  it('beats while all is well', async () => {
    await pollUntil(
      'Watchdog',
      async () => sent('watchdog', /^Watchdog$/).length,
      (beats) => beats > 0
    );
  });

  it('pages within a minute for a recommended model that nobody has called before, and opens a ticket for another', async () => {
    const broken = { calls: 4, failed: 4 };
    traffic = [
      healthy,
      { gateway: VENDOR, model: 'gpt-5.2', ...broken },
      // Its gateway is well, or the gateway's own ticket would hold this one back.
      { ...healthy, gateway: ELSEWHERE },
      { gateway: ELSEWHERE, model: 'gpt-5.2-own-key', ...broken },
    ];
    const started = Date.now();
    const [page] = await pollUntil(
      'the page',
      async () => pagedFor('gpt-5.2'),
      (pages) => pages.length > 0
    );
    console.log(`the page came ${((Date.now() - started) / 1000).toFixed(1)} s after the first failure`);
    assert.equal(page!.labels.severity, 'critical');
    assert.match(
      page!.annotations.summary!,
      /^\d+(\.\d+)?% of \d+ calls of gpt-5\.2 through gateway\.example\.com failed in 1h$/
    );

    const link = new URL(sessionsLink(page!, GRAFANA));
    assert.equal(link.searchParams.get('model'), 'gpt-5.2');
    assert.ok(Number(link.searchParams.get('from')) < started, 'the link begins before the first failure');

    const isTicket = () =>
      sent('ticket', /^LLMErrorBudgetBurn/).some(({ labels }) => labels.model === 'gpt-5.2-own-key');
    await pollUntil(
      'the ticket',
      async () => isTicket(),
      (found) => found
    );
    assert.deepEqual(pagedFor('gpt-5.2-own-key'), [], 'a ticket’s model paged');
  });

  it('holds back the slower alerts on the same model while the fast one fires', async () => {
    const slow = async () => {
      const url = `${stack.urls.prometheus}/api/v1/alerts`;
      const { data } = (await (await fetch(url)).json()) as {
        data: { alerts: Array<{ labels: Record<string, string>; state: string }> };
      };
      return data.alerts.some(
        ({ labels, state }) => labels.pair === 'Slow' && labels.model === 'gpt-5.2' && state === 'firing'
      );
    };
    await pollUntil('the slow alert in Prometheus', slow, (firing) => firing);
    await sleep(5000);
    const sentSlow = inbox.messages
      .flatMap(({ alerts }) => alerts)
      .filter(({ labels }) => labels.pair === 'Slow' && labels.model === 'gpt-5.2');
    assert.deepEqual(sentSlow, []);
  });

  it('says when it is over', async () => {
    traffic = [healthy, { gateway: VENDOR, model: 'gpt-5.2', calls: 20, failed: 0 }];
    await pollUntil(
      'the end of the page',
      async () => pagedFor('gpt-5.2', 'resolved').length,
      (ends) => ends > 0
    );
  });

  it('puts no session, user or trace into a label, of alerts neither', async () => {
    const response = await fetch(`${stack.urls.prometheus}/api/v1/labels`);
    const { data } = (await response.json()) as { data: string[] };
    assert.deepEqual(
      data.filter((label) => /session|user|trace_id|span/.test(label)),
      []
    );
  });

  it('has rules that all evaluate', async () => {
    const response = await fetch(`${stack.urls.prometheus}/api/v1/rules`);
    const { data } = (await response.json()) as {
      data: { groups: Array<{ rules: Array<{ name: string; health: string; lastError?: string }> }> };
    };
    const rules = data.groups.flatMap((group) => group.rules);
    assert.ok(rules.length > 100);
    assert.deepEqual(
      rules.filter(({ health }) => health === 'err').map(({ name, lastError }) => `${name}: ${lastError}`),
      []
    );
  });
});
