import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePorts } from '../../../stack/native/ports.mjs';
import { startStack, type Stack } from '../../../stack/native/stack.mjs';
import { pollUntil } from '../poll';
import {
  allSeries,
  exemplars,
  lokiStreams,
  queryLoki,
  queryPrometheus,
  searchTempo,
  tempoMetrics,
  traceSpans,
} from './backends';
import { chatSpan, newSpanId, newTraceId, sendLogs, sendSpans, toolSpan, type TestSpan } from './otlp';

const LOAD = { clients: 8, requestsPerClient: 20, callsPerRequest: 10, failEvery: 7 };
/** What a session id, a user and a trace id look like in these tests; no label may hold one. */
const identities = {
  sessions: Array.from({ length: LOAD.clients }, (_, index) => `session-of-client-${index}`),
  user: 'user-who-must-not-be-a-label',
  traces: Array.from({ length: LOAD.clients }, newTraceId),
};

describe('the stack, live', { timeout: 300_000 }, () => {
  let stack: Stack;
  let dataDir: string;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'flightrecorder-stack-'));
    stack = await startStack({ ports: await freePorts(), dataDir, onProgress: ({ text }) => console.log(text) });
    await stack.ready();
  });

  after(async () => {
    await stack?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const send = (spans: TestSpan[], service = 'service-a') =>
    sendSpans(stack.urls.otlpHttp, { 'service.name': service, 'service.instance.id': newSpanId() }, spans);

  /** The value of a query with one series; undefined while there is none. */
  const value = async (query: string) => (await queryPrometheus(stack.urls.prometheus, query))[0]?.value;

  const pollValue = (query: string, expected: number) =>
    pollUntil(
      `${query} = ${expected}`,
      () => value(query),
      (answer) => answer === expected
    );

  // Each test has an agent of its own, and mostly waits for the next scrape.
  describe('tests beside one another', { concurrency: true }, () => {
    it('counts every call exactly while eight clients send at once', async () => {
      const expected = { llm: 0, llmErrors: 0, toolErrors: 0 };
      const client = async (index: number) => {
        const traceId = identities.traces[index]!;
        const identity = {
          'session.id': identities.sessions[index]!,
          'gen_ai.conversation.id': identities.sessions[index]!,
          'user.id': identities.user,
          'gen_ai.agent.name': 'loaded',
          'gen_ai.request.model': 'model-of-load',
        };
        for (let request = 0; request < LOAD.requestsPerClient; request += 1) {
          const spans = Array.from({ length: LOAD.callsPerRequest }, () => {
            const failed = expected.llm % LOAD.failEvery === 0;
            expected.llm += 1;
            expected.llmErrors += failed ? 1 : 0;
            expected.toolErrors += failed ? 0 : 1;
            return [chatSpan(traceId, identity, { failed }), toolSpan(traceId, 'edit', identity, { failed: !failed })];
          });
          await send(spans.flat());
        }
      };
      await Promise.all(identities.sessions.map((_, index) => client(index)));

      assert.equal(expected.llm, LOAD.clients * LOAD.requestsPerClient * LOAD.callsPerRequest);
      await pollValue('sum(agent_llm_calls_total{agent="loaded"})', expected.llm);
      await pollValue('sum(agent_llm_errors_total{agent="loaded"})', expected.llmErrors);
      await pollValue('sum(agent_tool_calls_total{agent="loaded"})', expected.llm);
      await pollValue('sum(agent_tool_errors_total{agent="loaded"})', expected.toolErrors);
      await pollValue('sum(agent_llm_duration_seconds_count{model="model-of-load"})', expected.llm);

      const telemetry = await (await fetch(stack.urls.collectorTelemetry)).text();
      const lost = telemetry.split('\n').filter((line) => /^otelcol_deltatocumulative_datapoints\{.*error=/.test(line));
      assert.deepEqual(lost, [], 'deltatocumulative refused data points');
    });

    it('labels a call by agent, source, provider, model and gateway, each by its own rule', async () => {
      const said = {
        'gen_ai.agent.name': 'labelled',
        'agent.source': 'ci',
        'gen_ai.response.model': 'model-a-dated',
        'server.address': 'gateway.example',
      };
      await send([chatSpan(newTraceId(), said), toolSpan(newTraceId(), 'read', said)], 'labelled-service');
      const unsaid = { 'gen_ai.operation.name': 'generate_content', 'gen_ai.system': 'old-provider' };
      const span: TestSpan = { traceId: newTraceId(), name: 'generate_content', attributes: unsaid };
      await send([span], 'labelled-service');
      await send([span], 'unknown_service:/usr/bin/node');

      const labelsOf = async (query: string) => {
        const samples = await queryPrometheus(stack.urls.prometheus, query);
        return samples
          .map(({ labels }) => ['agent', 'source', 'provider', 'model', 'gateway', 'tool'].map((key) => labels[key]))
          .sort();
      };
      const own = '{agent=~"labelled.*|unknown"}';
      assert.deepEqual(
        await pollUntil(
          'the labelled calls',
          () => labelsOf(`agent_llm_calls_total${own}`),
          (found) => found.length >= 3
        ),
        [
          ['labelled', 'ci', 'provider-a', 'model-a-dated', 'gateway.example', undefined],
          ['labelled-service', 'unknown', 'old-provider', 'unknown', 'unknown', undefined],
          ['unknown', 'unknown', 'old-provider', 'unknown', 'unknown', undefined],
        ]
      );
      assert.deepEqual(await labelsOf(`agent_tool_calls_total${own}`), [
        ['labelled', 'ci', undefined, undefined, undefined, 'read'],
      ]);
    });

    it('has the errors’ series at zero before the first error', async () => {
      const calm = { 'gen_ai.agent.name': 'calm' };
      await send([chatSpan(newTraceId(), calm), toolSpan(newTraceId(), 'read', calm)]);
      await pollValue('agent_llm_errors_total{agent="calm"}', 0);
      await pollValue('agent_tool_errors_total{agent="calm"}', 0);

      await send([chatSpan(newTraceId(), { ...calm, 'error.type': '429' })]);
      await pollValue('agent_llm_errors_total{agent="calm"}', 1);
      assert.equal(await value('agent_tool_errors_total{agent="calm"}'), 0);
      // What alerts read: the first failure of a label set that was never seen to fail.
      await pollUntil(
        'an increase of the errors',
        () => value('sum(increase(agent_llm_errors_total{agent="calm"}[5m]))'),
        (increase) => increase !== undefined && increase > 0
      );
    });

    it('splits tokens into five disjoint types, and leaves out what the emitter does not report', async () => {
      const usage = { 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.output_tokens': 15 };
      const cache = { 'gen_ai.usage.cache_read.input_tokens': 100, 'gen_ai.usage.cache_creation.input_tokens': 20 };
      const reported = (agent: string, attributes: Record<string, number>) =>
        chatSpan(newTraceId(), { 'gen_ai.agent.name': agent, ...attributes });
      await send([
        reported('older', { ...usage, ...cache, 'gen_ai.usage.reasoning_tokens': 7 }),
        reported('otel', {
          ...usage,
          'gen_ai.usage.cache_read.input_tokens': 100,
          'gen_ai.usage.cache_write.input_tokens': 20,
          'gen_ai.usage.reasoning.output_tokens': 7,
        }),
        reported('terse', usage),
        reported('exclusive', { ...usage, ...cache, 'gen_ai.usage.input_tokens': 10 }),
        reported('silent', {}),
      ]);
      const tokens = async (agent: string) => {
        const samples = await queryPrometheus(stack.urls.prometheus, `agent_llm_tokens_total{agent="${agent}"}`);
        return Object.fromEntries(samples.map(({ labels, value: count }) => [labels['token_type'], count]));
      };
      await pollValue('agent_llm_calls_total{agent="silent"}', 1);
      const all = { input: 10, cache_read: 100, cache_write: 20, output: 8, reasoning: 7 };
      assert.deepEqual(await tokens('older'), all);
      assert.deepEqual(await tokens('otel'), all);
      assert.deepEqual(await tokens('terse'), { input: 130, output: 15 });
      assert.deepEqual(await tokens('exclusive'), { input: 10, cache_read: 100, cache_write: 20, output: 15 });
      assert.deepEqual(await tokens('silent'), {});
    });

    it('counts no span that repeats or wraps a call', async () => {
      const traceId = newTraceId();
      const agent = { 'gen_ai.agent.name': 'wrapped' };
      const wrapper = (operation: string): TestSpan => ({
        traceId,
        name: operation,
        attributes: { ...agent, 'gen_ai.operation.name': operation, 'gen_ai.usage.input_tokens': 260 },
      });
      await send([
        wrapper('invoke_agent'),
        wrapper('agent_step'),
        { traceId, name: 'GET', attributes: agent },
        toolSpan(traceId, 'search', agent),
        toolSpan(traceId, 'search', { ...agent, 'mcp.method.name': 'tools/call' }),
        chatSpan(traceId, { ...agent, 'gen_ai.usage.input_tokens': 130 }),
      ]);
      await pollValue('agent_llm_calls_total{agent="wrapped"}', 1);
      assert.equal(await value('sum(agent_llm_tokens_total{agent="wrapped"})'), 130);
      assert.equal(await value('sum(agent_tool_calls_total{agent="wrapped"})'), 1);
    });

    it('gives Loki session id and event name as structured metadata, and only three labels', async () => {
      await sendLogs(stack.urls.otlpHttp, { 'service.name': 'logging', 'session.id': 'session-of-resource' }, [
        { body: 'first of the resource' },
        { body: 'own', attributes: { 'session.id': 'session-of-record' } },
        { body: 'second of the resource', eventName: 'api_request' },
      ]);
      const records = await pollUntil(
        'the log records',
        () => queryLoki(stack.urls.loki, '{service_name="logging"} | session_id=~"session-of-.+"'),
        (found) => found.length === 3
      );
      assert.deepEqual(
        records.map(({ line, metadata }) => [line, metadata['session_id'], metadata['event_name']]).sort(),
        [
          ['first of the resource', 'session-of-resource', undefined],
          ['own', 'session-of-record', undefined],
          ['second of the resource', 'session-of-resource', 'api_request'],
        ]
      );

      const allowed = ['service_name', 'service_namespace', 'deployment_environment_name'];
      const labels = new Set((await lokiStreams(stack.urls.loki)).flatMap((stream) => Object.keys(stream)));
      assert.deepEqual(
        [...labels].filter((label) => !allowed.includes(label)),
        []
      );
      assert.ok(labels.has('service_name'));
    });

    it('keeps planted secrets out of Tempo, Loki and Prometheus', async () => {
      const key = 'sk-ant-api03-PlantedInTheLiveStack0123456789';
      const traceId = newTraceId();
      await send([
        chatSpan(traceId, {
          'gen_ai.agent.name': 'leaky',
          'gen_ai.input.messages': `[{"text":"use ${key}"}]`,
          note: key,
        }),
        toolSpan(traceId, 'send', { 'gen_ai.agent.name': 'leaky', 'gen_ai.tool.call.arguments': `{"key":"${key}"}` }),
      ]);
      await sendLogs(stack.urls.otlpHttp, { 'service.name': 'leaky' }, [
        { body: `use ${key}`, attributes: { note: key } },
      ]);
      await pollValue('sum(agent_tool_calls_total{agent="leaky"})', 1);
      const spans = await pollUntil(
        'the trace',
        () => traceSpans(stack.urls.tempo, traceId),
        (found) => found.length === 2
      );
      const lines = await pollUntil(
        'the log record',
        () => queryLoki(stack.urls.loki, '{service_name="leaky"}'),
        (found) => found.length === 1
      );
      const stored = JSON.stringify([spans, lines, await allSeries(stack.urls.prometheus)]);
      assert.ok(stored.includes('[API_KEY_REDACTED]'));
      assert.ok(!stored.includes(key));
    });

    it('keeps a trace of more than 5 MB whole, with values of 16 KB', async () => {
      const [traceId, requests, spansPerRequest] = [newTraceId(), 10, 400];
      const long = 'x'.repeat(16_000);
      const filler = 'y'.repeat(1600);
      for (let request = 0; request < requests; request += 1) {
        await send(
          Array.from({ length: spansPerRequest }, (_, index) =>
            toolSpan(traceId, 'read', {
              'gen_ai.agent.name': 'long',
              filler: index === 0 ? long : `${filler}${request}.${index}`,
            })
          )
        );
      }
      const sent = requests * spansPerRequest;
      const spans = await pollUntil(
        'the long trace',
        () => traceSpans(stack.urls.tempo, traceId),
        (found) => found.length >= sent
      );
      assert.equal(spans.length, sent);
      assert.equal(spans.filter(({ attributes }) => attributes['filler'] === long).length, requests);
    });

    it('finds a finished trace by its session within seconds, and counts it in TraceQL metrics', async () => {
      const traceId = newTraceId();
      const session = `searched-${newSpanId()}`;
      await send([chatSpan(traceId, { 'gen_ai.conversation.id': session }), toolSpan(traceId, 'searched-tool')]);
      await pollUntil(
        'the search by session',
        () => searchTempo(stack.urls.tempo, `{ span.gen_ai.conversation.id = "${session}" }`),
        (found) => found.includes(traceId)
      );
      await pollUntil(
        'TraceQL metrics',
        () =>
          tempoMetrics(
            stack.urls.tempo,
            '{ span.gen_ai.tool.name != nil } | count_over_time() by (span.gen_ai.tool.name)'
          ),
        (series) => series.some((labels) => labels['span.gen_ai.tool.name'] === 'searched-tool')
      );
    });
  });

  it('puts no session, user or trace id into any label of Prometheus', async () => {
    const hostile = newTraceId();
    await send([
      toolSpan(newTraceId(), `tool-${hostile}`, { 'gen_ai.agent.name': 'hostile' }),
      toolSpan(newTraceId(), 'n'.repeat(500), { 'gen_ai.agent.name': 'hostile' }),
    ]);
    await pollValue('agent_tool_calls_total{agent="hostile",tool="_other"}', 2);
    // The exemplars show that traces do reach Prometheus, beside the labels.
    const seen = await pollUntil(
      'exemplars',
      () => exemplars(stack.urls.prometheus, 'agent_llm_duration_seconds_bucket'),
      (found) => found.length > 0
    );
    assert.ok(seen.every(({ trace_id }) => /^[0-9a-f]{32}$/.test(trace_id ?? '')));

    const series = await allSeries(stack.urls.prometheus);
    assert.ok(series.some(({ agent }) => agent === 'loaded'));
    const names = new Set(series.flatMap((labels) => Object.keys(labels)));
    assert.deepEqual(
      [...names].filter((name) => /session|conversation|user_|trace|span_id|prompt/i.test(name)),
      []
    );
    const values = new Set(series.flatMap((labels) => Object.values(labels)));
    const forbidden = [...identities.sessions, identities.user, ...identities.traces, hostile, 'session-of-resource'];
    const leaked = [...values].filter((text) => forbidden.some((identity) => text.includes(identity)));
    assert.deepEqual(leaked, []);
    // Nothing was counted twice meanwhile.
    assert.equal(
      await value('sum(agent_llm_calls_total{agent="loaded"})'),
      LOAD.clients * LOAD.requestsPerClient * LOAD.callsPerRequest
    );
  });
});
