import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { runSession, type SessionReport } from '../src/agent/session';
import { startTelemetry, type Telemetry } from '../src/agent/telemetry';
import { startModelServer, type ModelServer } from '../src/model-server/server';
import { SCENARIOS } from '../src/scenarios';
import { sumTruth, type SessionTruth, type TokenSums } from '../src/truth';
import type { TruthLine } from '../src/truth-log';
import { startOtlpReceiver, type OtlpReceiver } from './otlp-receiver';
import { logsOf, spansOf, type LogRecord, type Span } from './spans';

const LONG_RUNS = 7;

let receiver: OtlpReceiver;
let model: ModelServer;
let telemetry: Telemetry;
const truth: TruthLine[] = [];

interface Recording {
  report: SessionReport;
  truth: SessionTruth;
  spans: Span[];
  logs: LogRecord[];
}

/** Runs one session through, and takes what was exported and what was logged meanwhile. */
async function record(name: string, signal = new AbortController().signal): Promise<Recording> {
  receiver.requests.splice(0);
  truth.splice(0);
  const scenario = SCENARIOS.get(name);
  assert.ok(scenario);
  const report = await runSession({
    scenario,
    number: 0,
    repeatedRuns: LONG_RUNS,
    modelUrl: model.url,
    truth: (line) => truth.push(line),
    signal,
    afterRun: async () => undefined,
  });
  await telemetry.flush();
  const sum = sumTruth(truth).get(report.id);
  assert.ok(sum);
  return { report, truth: sum, spans: spansOf(receiver.requests), logs: logsOf(receiver.requests) };
}

const recordings = new Map<string, Recording>();

function recordingOf(name: string): Recording {
  const recording = recordings.get(name);
  assert.ok(recording, name);
  return recording;
}

before(async () => {
  receiver = await startOtlpReceiver();
  model = await startModelServer({ port: 0, speed: Number.POSITIVE_INFINITY, truth: (line) => truth.push(line) });
  telemetry = startTelemetry(receiver.url);
  for (const name of SCENARIOS.keys()) {
    recordings.set(name, await record(name));
  }
});
after(async () => {
  await telemetry.shutdown();
  await model.close();
  await receiver.close();
  assert.deepEqual(telemetry.failures(), []);
});

const operation = (spans: Span[], name: string): Span[] =>
  spans.filter((span) => span.attributes['gen_ai.operation.name'] === name);

const valuesOf = (spans: Span[], key: string): string[] =>
  [...new Set(spans.map((span) => String(span.attributes[key])))].sort();

function sum(spans: Span[], key: string): number {
  return spans.reduce((total, span) => total + Number(span.attributes[key] ?? 0), 0);
}

/** Five disjoint buckets, from the spans of the model calls alone: the other spans repeat their sums. */
function tokensOf(chats: Span[]): TokenSums {
  const reasoning = sum(chats, 'ai.usage.outputTokenDetails.reasoningTokens');
  return {
    input: sum(chats, 'ai.usage.inputTokenDetails.noCacheTokens'),
    cacheRead: sum(chats, 'gen_ai.usage.cache_read.input_tokens'),
    cacheWrite: sum(chats, 'gen_ai.usage.cache_creation.input_tokens'),
    output: sum(chats, 'gen_ai.usage.output_tokens') - reasoning,
    reasoning,
  };
}

function toolsOf(spans: Span[]): SessionTruth['toolCalls'] {
  const tools: SessionTruth['toolCalls'] = {};
  for (const span of spans) {
    const entry = (tools[String(span.attributes['gen_ai.tool.name'])] ??= { calls: 0, failed: 0 });
    entry.calls += 1;
    entry.failed += span.failed ? 1 : 0;
  }
  return tools;
}

for (const { name, endsInError, runs } of SCENARIOS.values()) {
  describe(name, () => {
    test("the spans of calls say what the model server's log says", () => {
      const { truth: expected, spans } = recordingOf(name);
      const chats = operation(spans, 'chat');
      assert.equal(chats.length, expected.llmCalls);
      assert.equal(chats.filter((span) => span.failed).length, expected.llmErrors);
      assert.deepEqual(tokensOf(chats), expected.tokens);
      assert.deepEqual(valuesOf(chats, 'gen_ai.request.model'), expected.models.sort());
      assert.deepEqual(toolsOf(operation(spans, 'execute_tool')), expected.toolCalls);
    });

    test('the spans are the SDK’s own: one whole trace per run, with the session on agents and steps', () => {
      const { report, truth: expected, spans } = recordingOf(name);
      const agents = operation(spans, 'invoke_agent');
      const steps = operation(spans, 'agent_step');
      assert.deepEqual([...new Set(spans.map((span) => span.scope))], ['gen_ai']);
      assert.equal(new Set(spans.map((span) => span.traceId)).size, expected.runs);
      assert.equal(spans.filter((span) => span.parentSpanId === undefined).length, expected.runs);
      const ids = new Set(spans.map((span) => span.spanId));
      assert.deepEqual(
        spans.filter((span) => span.parentSpanId !== undefined && !ids.has(span.parentSpanId)),
        []
      );
      assert.equal(steps.length, expected.llmCalls);
      assert.deepEqual(valuesOf([...agents, ...steps], 'ai.settings.context.sessionId'), [report.id]);
      assert.deepEqual(valuesOf(agents, 'gen_ai.agent.name'), expected.agents.sort());
    });

    test("the agent's own counts agree", () => {
      const { report, truth: expected } = recordingOf(name);
      const tools = Object.values(expected.toolCalls);
      assert.deepEqual(
        [report.runs, report.llmCalls, report.llmFailed, report.toolCalls, report.toolFailed],
        [
          expected.runs,
          expected.llmCalls,
          expected.llmErrors,
          tools.reduce((total, tool) => total + tool.calls, 0),
          tools.reduce((total, tool) => total + tool.failed, 0),
        ]
      );
      assert.equal(report.failedRuns, endsInError === true ? 1 : 0);
    });

    test('the log carries the session, and never what the user wrote', () => {
      const { report, logs } = recordingOf(name);
      assert.ok(logs.length >= 2);
      assert.ok(logs.every((log) => log.attributes['session.id'] === report.id));
      const text = JSON.stringify(logs);
      assert.deepEqual(
        runs.flatMap((run) => run.prompts).filter((prompt) => text.includes(prompt)),
        []
      );
    });

    test('it does what it is for', () => {
      const expected = FIGURES[name];
      assert.ok(expected, 'every scenario has its figures');
      const { truth: actual } = recordingOf(name);
      assert.deepEqual({ ...actual, ...expected }, actual);
    });
  });
}

const FIGURES: Record<string, Partial<SessionTruth>> = {
  plain: { llmCalls: 3, toolCalls: { search: { calls: 1, failed: 0 }, read_file: { calls: 1, failed: 0 } }, loops: [] },
  loop: { llmCalls: 6, loops: [{ kind: 'identical', run: 1, agent: 'coding-agent', tools: ['search'], calls: 5 }] },
  oscillation: {
    llmCalls: 7,
    loops: [{ kind: 'oscillation', run: 1, agent: 'coding-agent', tools: ['read_file'], calls: 6 }],
  },
  'failing-tool': {
    llmCalls: 4,
    toolCalls: { edit_file: { calls: 2, failed: 1 }, read_file: { calls: 1, failed: 0 } },
    loops: [],
  },
  'rate-limit': { llmCalls: 2, llmErrors: 0, httpErrors: { 429: 1 } },
  'server-error': { llmCalls: 2, llmErrors: 1, httpErrors: { 500: 3 } },
  'sub-agent': { llmCalls: 7, agents: ['coding-agent', 'research-agent'], models: ['gpt-5.2', 'gpt-5.2-mini'] },
  'edit-test': {
    llmCalls: 7,
    toolCalls: { edit_file: { calls: 3, failed: 0 }, run_tests: { calls: 3, failed: 0 } },
    loops: [],
  },
  'edit-tested': {
    llmCalls: 9,
    toolCalls: {
      search: { calls: 2, failed: 0 },
      read_file: { calls: 4, failed: 0 },
      edit_file: { calls: 1, failed: 0 },
      run_tests: { calls: 1, failed: 0 },
    },
    loops: [],
  },
  'edit-untested': {
    llmCalls: 8,
    toolCalls: {
      search: { calls: 2, failed: 0 },
      read_file: { calls: 4, failed: 0 },
      edit_file: { calls: 1, failed: 0 },
    },
    loops: [],
  },
  paging: { llmCalls: 5, toolCalls: { search: { calls: 4, failed: 0 } }, loops: [] },
  polling: { llmCalls: 5, toolCalls: { check_status: { calls: 4, failed: 0 } }, loops: [] },
  long: { runs: LONG_RUNS, llmErrors: 0, loops: [] },
};

describe('near-misses are no loops', () => {
  function results<T>(name: string, tool: string): T[] {
    return operation(recordingOf(name).spans, 'execute_tool')
      .filter((span) => span.attributes['gen_ai.tool.name'] === tool)
      .map((span) => JSON.parse(String(span.attributes['gen_ai.tool.call.result'])) as T);
  }

  test('polling: the result changes each time, until the job is done', () => {
    const answers = results<{ state: string; checked: number }>('polling', 'check_status');
    assert.deepEqual(
      answers.map(({ state, checked }) => [state, checked]),
      [
        ['running', 0],
        ['running', 2],
        ['running', 4],
        ['done', 6],
      ]
    );
  });

  test('paging: every page goes on where the last ended', () => {
    assert.deepEqual(
      results<{ cursor?: number }>('paging', 'search').map((page) => page.cursor),
      [4, 8, 12, undefined]
    );
  });

  test('edit-test: the tests get better with each edit', () => {
    assert.deepEqual(
      results<{ failed: number }>('edit-test', 'run_tests').map((run) => run.failed),
      [2, 1, 0]
    );
  });
});

test('edit-tested and edit-untested ask for the same in six turns, and for something else in the seventh', () => {
  const asked = ['edit-tested', 'edit-untested'].map((name) =>
    operation(recordingOf(name).spans, 'execute_tool').map((span) =>
      JSON.stringify([span.attributes['gen_ai.tool.name'], span.attributes['gen_ai.tool.call.arguments']])
    )
  );
  const [tested = [], untested = []] = asked;
  assert.deepEqual(tested.slice(0, 6), untested.slice(0, 6));
  assert.notEqual(tested[6], untested[6]);
});

test('a sub-agent hangs under the tool call that started it', () => {
  const { spans } = recordingOf('sub-agent');
  const [sub] = operation(spans, 'invoke_agent').filter(
    (span) => span.attributes['gen_ai.agent.name'] === 'research-agent'
  );
  assert.equal(spans.find((span) => span.spanId === sub?.parentSpanId)?.name, 'execute_tool delegate');
});

describe("failures in the agent's log", () => {
  const events: Record<string, string[]> = {
    'failing-tool': ['user_prompt', 'tool_failed', 'run_finished'],
    'rate-limit': ['user_prompt', 'model_retry', 'run_finished'],
    'server-error': ['user_prompt', 'model_retry', 'model_retry', 'model_error', 'run_failed'],
  };
  for (const [name, expected] of Object.entries(events)) {
    test(`${name}: ${expected.join(', ')}`, () => {
      assert.deepEqual(
        recordingOf(name).logs.map((log) => log.eventName.replace('demo_agent.', '')),
        expected
      );
    });
  }

  const places: Array<[scenario: string, event: string, span: string]> = [
    ['failing-tool', 'tool_failed', 'execute_tool edit_file'],
    ['rate-limit', 'model_retry', 'chat gpt-5.2'],
    ['server-error', 'model_error', 'chat gpt-5.2'],
  ];
  for (const [name, event, expected] of places) {
    test(`${event} belongs to the span of its call`, () => {
      const { logs, spans } = recordingOf(name);
      const records = logs.filter((log) => log.eventName === `demo_agent.${event}`);
      assert.deepEqual(
        records.map((log) => spans.find((span) => span.spanId === log.spanId)?.name),
        [expected]
      );
    });
  }
});

test('the resource says what the agent is', () => {
  const { resource } = recordingOf('plain').spans[0] as Span;
  assert.equal(resource['service.name'], 'demo-agent');
  assert.equal(resource['agent.source'], 'cli');
});

for (const name of ['loop', 'paging']) {
  test(`${name}: a session that is stopped says so, and fails no run`, async () => {
    const controller = new AbortController();
    const stopped = record(name, controller.signal);
    while (truth.length === 0) {
      await setImmediate();
    }
    controller.abort();
    const { report, logs } = await stopped;
    assert.deepEqual([report.cancelled, report.failedRuns], [true, 0]);
    assert.equal(logs.at(-1)?.eventName, 'demo_agent.run_cancelled');
  });
}
