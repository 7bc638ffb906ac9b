import { span } from '../testing/spans';
import type { RawLog } from '../model/telemetry';
import { foldSessions } from './sessions';

/**
 * Dialects of which there is no recording: samples after the documentation and the source of their emitters, with the
 * traps that those name.
 */

const emitter = (service: string, scope = '') => ({
  resource: [{ key: 'service.name', value: { stringValue: service } }],
  scope: { name: scope, version: '' },
});

const log = (eventName: string, attributes: Record<string, string | number | boolean>, time: number): RawLog => ({
  ...span(attributes),
  traceId: '',
  spanId: '',
  time,
  eventName,
  severity: '',
  body: '',
  emitter: emitter('cline'),
});

describe('Cline', () => {
  const turn = (source: string, time: number, tokens: Record<string, number> = {}) =>
    log('task.conversation_turn', { ulid: 't1', source, provider: 'anthropic', model: 'a-model', ...tokens }, time);
  const tokens = { tokensIn: 10, cacheReadTokens: 100, cacheWriteTokens: 20, tokensOut: 15, totalCost: 0.01 };

  it('is a session of its task; a turn counts once, input is uncached, a person’s words begin a run', () => {
    const [session] = foldSessions({
      spans: [],
      logs: [
        turn('user', 1000),
        turn('assistant', 2000, tokens),
        log('task.tokens', { ulid: 't1', tokensIn: 130, tokensOut: 15, model: 'a-model' }, 2000),
        log('task.tool_used', { ulid: 't1', tool: 'read_file', success: false, autoApproved: true }, 3000),
        log('task.completed', { ulid: 't1' }, 4000),
        turn('user', 10_000),
        turn('assistant', 11_000, tokens),
      ],
    });
    expect(session).toMatchObject({
      id: 't1',
      key: 'ulid',
      totals: {
        runs: 2,
        llmCalls: 2,
        toolErrors: 1,
        tokens: { input: 20, cacheRead: 200, cacheWrite: 40, output: 30 },
        tools: ['read_file'],
      },
    });
  });

  const used = (time: number) => log('task.tool_used', { ulid: 't1', tool: 'read_file', success: true }, time);
  const runsOf = (...logs: RawLog[]) => foldSessions({ spans: [], logs })[0]?.totals.runs;

  it('goes on with a request where what tools answered is a turn of the user’s, as in the editor', () => {
    const asked = [turn('user', 1000), turn('assistant', 2000, tokens), used(3000)];
    const failed = log('task.provider_api_error', { ulid: 't1', model: 'a-model', errorStatus: 429 }, 3600);
    const answered = [turn('user', 3500), failed, turn('assistant', 4000, tokens), used(4500), turn('user', 4600)];
    expect(runsOf(...asked, ...answered, turn('assistant', 5000, tokens))).toBe(1);
  });

  it('begins a run with each turn of the user’s where tools answer without one, as in the terminal', () => {
    const once = (time: number) => [
      turn('user', time),
      turn('assistant', time + 100, tokens),
      used(time + 200),
      turn('assistant', time + 300, tokens),
    ];
    expect(runsOf(...once(1000), ...once(2000))).toBe(2);
  });

  it('begins a run where a person answers an answer', () => {
    expect(runsOf(turn('user', 1000), turn('assistant', 2000), turn('user', 3000), turn('assistant', 4000))).toBe(2);
  });

  it('tells of an error of the provider, and of feedback', () => {
    const [session] = foldSessions({
      spans: [],
      logs: [
        log('task.provider_api_error', { ulid: 't1', model: 'a-model', errorStatus: 429, errorMessage: 'slow' }, 1000),
        log('task.feedback', { ulid: 't1', feedbackType: 'thumbs_down' }, 2000),
      ],
    });
    expect(session).toMatchObject({ totals: { llmErrors: 1 }, feedback: [{ label: 'thumbs_down' }] });
  });
});

describe('Google ADK', () => {
  it('tells of a compaction as a span, whose call of a model is a call like any other', () => {
    const adk = emitter('agent', 'gcp.vertex.agent');
    const agent = span({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': 'c1' }, { emitter: adk });
    const compaction = span(
      { 'gen_ai.operation.name': 'compact_events', 'gen_ai.compaction.trigger': 'sliding_window' },
      { emitter: adk, parentSpanId: agent.spanId }
    );
    const summary = span(
      { 'gen_ai.operation.name': 'generate_content', 'gen_ai.usage.input_tokens': 9 },
      { emitter: adk, parentSpanId: compaction.spanId }
    );
    expect(foldSessions({ spans: [agent, compaction, summary], logs: [] })).toMatchObject([
      { compactions: [{ time: compaction.end, trigger: 'sliding_window' }], totals: { llmCalls: 1, subAgents: 0 } },
    ]);
  });
});

describe('GitHub Copilot', () => {
  const chat = emitter('copilot-chat', 'copilot-chat');
  const window = { ...chat, resource: [...chat.resource, { key: 'session.id', value: { stringValue: 'window' } }] };

  it('tells of compactions in events of spans, each once however often the span arrives', () => {
    const cli = emitter('github-copilot', 'github.copilot');
    const compacted = (prefix: string, time: number) => ({
      name: 'github.copilot.session.compaction_complete',
      time,
      attributes: [
        { key: `${prefix}pre_tokens`, value: { intValue: 90_000 } },
        { key: `${prefix}post_tokens`, value: { intValue: 12_000 } },
      ],
    });
    const agent = span(
      { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.conversation.id': 'c1' },
      { emitter: cli, events: [compacted('', 1000), { name: 'other', time: 1500, attributes: [] }] }
    );
    const call = span(
      { 'gen_ai.operation.name': 'chat', 'gen_ai.usage.input_tokens': 130, 'gen_ai.usage.output_tokens': 15 },
      { emitter: cli, parentSpanId: agent.spanId, events: [compacted('github.copilot.', 2000)] }
    );
    const [session] = foldSessions({ spans: [agent, call, agent, call], logs: [] });
    expect(session).toMatchObject({
      compactions: [
        { time: 1000, before: 90_000, after: 12_000 },
        { time: 2000, before: 90_000, after: 12_000 },
      ],
      totals: { llmCalls: 1, tokens: { input: 130 } },
    });
  });

  it('is a session of its conversation, not of the editor’s window; an agent’s sums and its credits do not count', () => {
    const agent = span(
      {
        'gen_ai.operation.name': 'invoke_agent',
        'gen_ai.conversation.id': 'c1',
        'gen_ai.usage.input_tokens': 130,
        'github.copilot.git.repository': 'acme/shop',
      },
      { emitter: window }
    );
    const call = span(
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.conversation.id': 'c1',
        'gen_ai.usage.input_tokens': 130,
        'gen_ai.usage.output_tokens': 15,
        'gen_ai.usage.reasoning_tokens': 7,
        'gen_ai.usage.reasoning.output_tokens': 7,
        'gen_ai.usage.cost': 1,
        'copilot_chat.time_to_first_token': 400,
      },
      { emitter: window, parentSpanId: agent.spanId }
    );
    const [session] = foldSessions({ spans: [agent, call], logs: [] });
    expect(session).toMatchObject({
      id: 'c1',
      repository: 'acme/shop',
      totals: { tokens: { input: 130, output: 8, reasoning: 7 } },
      runs: [{ steps: [{ calls: [{ timeToFirstToken: 400, reportedCost: undefined }] }] }],
    });
  });
});

describe('OpenHands', () => {
  it('has runs, steps and tools in Laminar’s names', () => {
    const laminar = emitter('openhands', 'lmnr.sdk');
    const inside = (parent: { spanId: string }, attributes: Record<string, string>, name: string) =>
      span(attributes, { emitter: laminar, parentSpanId: parent.spanId, name });
    const run = span(
      { 'lmnr.span.type': 'DEFAULT', 'lmnr.association.properties.session_id': 's1' },
      { emitter: laminar, name: 'conversation.run', end: 1e9 }
    );
    const step = inside(run, { 'lmnr.span.type': 'DEFAULT' }, 'agent.step');
    const call = inside(step, { 'lmnr.span.type': 'LLM', 'gen_ai.request.model': 'a-model' }, 'litellm.completion');
    const tool = inside(step, { 'lmnr.span.type': 'TOOL', 'lmnr.span.input': '{"command":"ls"}' }, 'terminal');
    expect(foldSessions({ spans: [run, step, call, tool], logs: [] })).toMatchObject([
      {
        id: 's1',
        key: 'lmnr.association.properties.session_id',
        totals: { runs: 1, steps: 1, llmCalls: 1, tools: ['terminal'] },
      },
    ]);
  });
});

describe('Roo Code', () => {
  it('is a session of its task, under the task that started it', () => {
    const roo = { emitter: emitter('roo-code') };
    const logs = [
      { ...log('LLM Completion', { taskId: 'p', inputTokens: 10, outputTokens: 5, cost: 0.1 }, 1000), ...roo },
      { ...log('Tool Used', { taskId: 'p', tool: 'new_task' }, 1500), ...roo },
      { ...log('LLM Completion', { taskId: 'c', parentTaskId: 'p', inputTokens: 10, outputTokens: 5 }, 2000), ...roo },
    ];
    expect(foldSessions({ spans: [], logs })).toMatchObject([
      { id: 'p', totals: { subAgents: 1, llmCalls: 2, tokens: { input: 20, output: 10 } } },
    ]);
  });
});

describe('agento11y', () => {
  it('is known by its own attribute, and gives the session its title', () => {
    const call = span({
      'gen_ai.operation.name': 'chat',
      'gen_ai.conversation.id': 'c1',
      'agento11y.generation.id': 'g1',
      'agento11y.conversation.title': 'Fix the build',
      'gen_ai.usage.input_tokens': 130,
      'gen_ai.usage.cache_read_input_tokens': 100,
      'gen_ai.usage.cache_write_input_tokens': 20,
    });
    expect(foldSessions({ spans: [call], logs: [] })).toMatchObject([
      { name: 'Fix the build', totals: { tokens: { input: 10, cacheRead: 100, cacheWrite: 20 } } },
    ]);
  });
});

describe('usage as JSON', () => {
  const usage = (details: object) =>
    foldSessions({
      spans: [
        span({
          'langfuse.observation.type': 'generation',
          'langfuse.observation.usage_details': JSON.stringify(details),
        }),
      ],
      logs: [],
    })[0]?.totals.tokens;

  it('is inclusive in providers’ names, disjoint in Langfuse’s own', () => {
    const expected = { input: 30, cacheRead: 100, output: 8, reasoning: 7 };
    const openAi = {
      prompt_tokens: 130,
      completion_tokens: 15,
      prompt_tokens_details: { cached_tokens: 100 },
      completion_tokens_details: { reasoning_tokens: 7 },
    };
    const own = { input: 30, input_cached_tokens: 100, output: 8, output_reasoning_tokens: 7 };
    expect(usage(openAi)).toEqual(expected);
    expect(usage(own)).toEqual(expected);
  });

  it('that is broken or no figure is unknown', () => {
    expect(usage({ input: 'many', output: null })).toEqual({});
  });
});
