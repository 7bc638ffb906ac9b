import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInbox, type Inbox } from '../../../demo/inbox/inbox.mjs';
import { sessionsLink, type WebhookAlert } from '../../../demo/inbox/message.mjs';
import { repositoryRoot } from '../../../stack/native/paths.mjs';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { sendLogs, sendSpans, type Attributes, type SentLog, type SentSpan } from '../collector/send';
import { pollUntil } from '../poll';
import { newSpanId } from './otlp';
import { shortenedRules, shortenWaits } from './shortened';

const GRAFANA = 'http://grafana.test:3000';
/** The gateway that alert-rules/tiers.yaml pages for, and a model that it recommends. */
const GATEWAY = 'gateway.example.com';
const MODEL = 'gpt-5.2';
/** What no label of Prometheus may hold. */
const FULL_SESSION = 'session-with-a-full-context';
const QUIET_SESSION = 'session-with-room';
const SPENDER = 'spender@example.com';
const SAVER = 'saver@example.com';
/** Loki calls its tenant a user in its own metrics. */
const LOKI_TENANT = 'fake';
const CLAUDE_CODE = { resource: { 'service.name': 'claude-code' }, scope: 'com.anthropic.claude_code.events' };

/** The context of the model that is called, in tokens, and prompts that fill more and less than four fifths of it. */
const LONG_PROMPT = 170_000;
const SHORT_PROMPT = 30_000;

/**
 * An agent that fails, goes round in circles, fills its context and spends too much, from what it emits through the
 * collector with its opt-in counter of loops to the message that arrives. An hour of the rules takes a minute.
 */
describe('the alerts of an agent in trouble', { timeout: 400_000 }, () => {
  let stack: Stack;
  let inbox: Inbox;
  let dataDir: string;
  let stopped = false;
  let emitting: Promise<void>;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-exercise-'));
    const rules = await shortenedRules(join(dataDir, 'rules'), ['loops.yaml']);
    const ports = await freePorts();
    inbox = await startInbox({ port: ports.inbox, grafana: GRAFANA });
    stack = await startStack({
      ports,
      dataDir,
      ...rules,
      names: ['collector', 'loki', 'prometheus', 'alertmanager'],
      collectorConfigs: [join(repositoryRoot, 'collector/loops.yaml')],
      onStaged: shortenWaits,
      onProgress: ({ text }) => console.log(text),
    });
    await stack.ready();
    emitting = keepEmitting();
  });

  after(async () => {
    stopped = true;
    await emitting;
    await stack?.stop();
    await inbox?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function keepEmitting(): Promise<void> {
    for (let round = 0; !stopped; round += 1) {
      await sendSpans(stack.urls.otlpHttp, [...failingCalls(), ...loopOf(round), ...progressOf(round)]);
      await sendLogs(
        stack.urls.otlpHttp,
        [modelCall(FULL_SESSION, SPENDER, LONG_PROMPT, 0.6), modelCall(QUIET_SESSION, SAVER, SHORT_PROMPT, 0.001)],
        CLAUDE_CODE
      );
      await sleep(500);
    }
  }

  /** Most calls of a model fail, few of its gateway's: else the gateway as a whole would page, and hold back the model. */
  function failingCalls(): SentSpan[] {
    const chat = (model: string, more: Attributes = {}): SentSpan => ({
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': model,
        'server.address': GATEWAY,
        ...more,
      },
      failed: 'error.type' in more,
    });
    return [
      ...Array.from({ length: 4 }, () => chat(MODEL, { 'error.type': '500' })),
      ...Array.from({ length: 60 }, () => chat('gpt-5.1')),
    ];
  }

  /** A session that makes the same failing call three times, and another that gets the same answer three times. */
  function loopOf(round: number): SentSpan[] {
    const call = { agent: 'looping-agent', path: 'a.ts' };
    return [
      toolCall({ ...call, session: `failing-${Math.floor(round / 3)}`, tool: 'fetch', error: 'timeout' }),
      toolCall({ ...call, session: `polling-${Math.floor(round / 3)}`, tool: 'list', result: 'nothing yet' }),
    ];
  }

  function progressOf(round: number): SentSpan[] {
    return [toolCall({ agent: 'working-agent', session: 'works', tool: 'read', path: `${round}.ts`, result: 'text' })];
  }

  interface Call {
    agent: string;
    session: string;
    tool: string;
    path: string;
    result?: string;
    error?: string;
  }

  function toolCall({ agent, session, tool, path, result, error }: Call): SentSpan {
    return {
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.agent.name': agent,
        'gen_ai.tool.name': tool,
        'gen_ai.conversation.id': session,
        'gen_ai.tool.call.arguments': JSON.stringify({ path }),
        ...(result === undefined ? {} : { 'gen_ai.tool.call.result': result }),
        ...(error === undefined ? {} : { 'error.type': error }),
      },
      failed: error !== undefined,
    };
  }

  /** Loki keeps one of equal records of one instant, so each has a body of its own. */
  function modelCall(session: string, user: string, prompt: number, usd: number): SentLog {
    return {
      body: newSpanId(),
      attributes: {
        'event.name': 'api_request',
        'session.id': session,
        'user.id': user,
        model: 'claude-sonnet-4-5-20250929',
        input_tokens: 10,
        cache_read_tokens: prompt,
        cache_creation_tokens: 0,
        output_tokens: 5,
        cost_usd: usd,
        duration_ms: 700,
      },
    };
  }

  interface Received extends WebhookAlert {
    receiver: string;
  }

  const received = (name: string): Received[] =>
    inbox.messages
      .flatMap(({ receiver, alerts }) => alerts.map((alert) => ({ receiver, ...alert })))
      .filter(({ labels }) => labels.alertname === name);

  /** Waits for an alert; it must come to this receiver and to no other. @returns what its link asks the app for */
  async function arrives(name: string, receiver: string, labels: Record<string, string>): Promise<URL> {
    const alerts = await pollUntil(
      name,
      async () => received(name),
      (found) => found.length > 0,
      240
    );
    assert.deepEqual([...new Set(alerts.map((alert) => alert.receiver))], [receiver], name);
    for (const [label, value] of Object.entries(labels)) {
      assert.deepEqual([...new Set(alerts.map((alert) => alert.labels[label]))], [value], `${name}: ${label}`);
    }
    return new URL(sessionsLink(alerts[0]!, GRAFANA));
  }

  it('an error spike pages, with a link to the model’s sessions', async () => {
    const link = await arrives('LLMErrorBudgetBurnFast', 'page', { model: MODEL, gateway: GATEWAY });
    assert.equal(link.searchParams.get('model'), MODEL);
  });

  it('loops open a ticket or wait for the digest, by what came of them', async () => {
    const failing = await arrives('LoopFailing', 'ticket', { agent: 'looping-agent', tool: 'fetch' });
    assert.equal(failing.pathname, '/a/flightrecorder-agents-app/sessions');
    assert.equal(failing.searchParams.get('agent'), 'looping-agent');
    assert.equal(failing.searchParams.get('tool'), 'fetch');
    await arrives('LoopIdentical', 'digest', { agent: 'looping-agent', tool: 'list' });
  });

  it('a context that is nearly full opens a ticket, with a link to the session', async () => {
    const link = await arrives('ContextFullInSession', 'ticket', {
      agent: 'claude-code',
      session_id: FULL_SESSION,
      model: 'claude-sonnet-4-5-20250929',
    });
    assert.equal(link.pathname, '/a/flightrecorder-agents-app/session');
    assert.equal(link.searchParams.get('id'), FULL_SESSION);
  });

  it('who spends more than a day’s budget is named by a pseudonym', async () => {
    const link = await arrives('UserDayBudget', 'ticket', {});
    const [alert] = received('UserDayBudget');
    const user = alert!.labels.user!;
    assert.match(user, /^\S{8,}$/);
    assert.ok(!JSON.stringify(inbox.messages).includes(SPENDER), 'the address of a person was sent');
    assert.equal(link.searchParams.get('user'), user);
    assert.equal(new Set(received('UserDayBudget').map(({ labels }) => labels.user)).size, 1);
  });

  it('leave nothing of sessions and users in Prometheus', async () => {
    const secrets = [FULL_SESSION, QUIET_SESSION, SPENDER, SAVER, received('UserDayBudget')[0]!.labels.user!];
    const ask = async <T>(path: string) => {
      const response = await fetch(`${stack.urls.prometheus}/api/v1/${path}`);
      assert.equal(response.status, 200);
      return ((await response.json()) as { data: T }).data;
    };
    const series = await ask<Array<Record<string, string>>>(
      `series?${new URLSearchParams({ 'match[]': '{__name__=~".+"}' }).toString()}`
    );
    assert.ok(series.some(({ __name__ }) => __name__ === 'agent_loops_total'));
    const told = series.filter((labels) =>
      Object.entries(labels).some(
        ([label, value]) =>
          (/^(session|user|trace|span)(_|$)/.test(label) && value !== LOKI_TENANT) ||
          secrets.some((secret) => value.includes(secret))
      )
    );
    assert.deepEqual(told, []);
    const firing = (await ask<{ alerts: unknown[] }>('alerts')).alerts;
    assert.ok(secrets.every((secret) => !JSON.stringify(firing).includes(secret)));
  });
});
