import { foldSessions } from '../../dialects/sessions';
import { faultsOf } from '../../testing/well-formed';
import { span } from '../../testing/spans';
import type { Emitter, RawLog, Telemetry } from '../telemetry';

/** So many that work which grows with the square of them takes minutes, where that which grows with them takes seconds. */
const COUNT = 30_000;
const TIMEOUT = 120_000;

const START = Date.UTC(2026, 0, 1);

const emitter = (service: string): Emitter => ({
  resource: [{ key: 'service.name', value: { stringValue: service } }],
  scope: { name: service, version: '' },
});
const CLAUDE_CODE = emitter('claude-code');
const CODEX = emitter('codex-cli');
const OPENAI = emitter('opentelemetry.instrumentation.openai_v2');

/** A log event, its time counted from the start of the test. */
const event = (from: Emitter, eventName: string, time: number, attributes: Record<string, string>): RawLog => ({
  ...span({ 'event.name': eventName, ...attributes }),
  traceId: '',
  spanId: '',
  time: START + time,
  eventName,
  severity: '',
  body: '',
  emitter: from,
});

const claude = (eventName: string, time: number, attributes: Record<string, string>) =>
  event(CLAUDE_CODE, eventName, time, { 'session.id': 's', ...attributes });
const codex = (eventName: string, time: number, attributes: Record<string, string>) =>
  event(CODEX, eventName, time, attributes);

const apiRequest = (index: number, time: number, attributes: Record<string, string> = {}) =>
  claude('api_request', time, { model: 'm', request_id: `r${index}`, duration_ms: '1', ...attributes });
const toolResult = (index: number, time: number, duration: number) =>
  claude('tool_result', time, {
    tool_name: 'bash',
    tool_use_id: `t${index}`,
    duration_ms: String(duration),
    success: 'true',
    'prompt.id': 'p',
  });

const many = <T>(make: (index: number) => T): T[] => Array.from({ length: COUNT }, (_, index) => make(index));
const agent = (start: number, end: number, traceId: string) =>
  span(
    { 'gen_ai.operation.name': 'invoke_agent', 'session.id': 's' },
    { start: START + start, end: START + end, traceId }
  );
const traceId = (index: number) => (index + 1).toString(16).padStart(32, '0');

const CASES: Record<string, () => { telemetry: Telemetry; totals: object }> = {
  'calls of tools whose model numbers them all alike': () => ({
    telemetry: {
      spans: many((index) =>
        span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'bash', 'gen_ai.tool.call.id': 'call_0' })
      ),
      logs: [],
    },
    totals: { toolCalls: COUNT },
  }),
  'logs after as many runs at the same time': () => ({
    telemetry: {
      spans: many((index) => agent(index, 2 * COUNT, traceId(index))),
      logs: many((index) => apiRequest(index, 3 * COUNT + 10_000 + index)),
    },
    totals: { llmCalls: COUNT },
  }),
  'logs inside one run that has no call of its own': () => ({
    telemetry: { spans: [agent(0, 10 * COUNT, traceId(0))], logs: many((index) => apiRequest(index, 10 * index)) },
    totals: { llmCalls: COUNT, runs: 1 },
  }),
  'logs of one turn, all tools open at once': () => ({
    telemetry: { spans: [], logs: many((index) => toolResult(index, 10 * COUNT + index, 9 * COUNT)) },
    totals: { toolCalls: COUNT, runs: 1 },
  }),
  'logs of as many sub-agents, each while a tool is open': () => ({
    telemetry: {
      spans: [],
      logs: [
        ...many((index) => toolResult(index, 10 * index + 9, 9)),
        ...many((index) => apiRequest(index, 10 * index + 5, { agent_id: `a${index}`, 'prompt.id': 'p' })),
      ],
    },
    totals: { toolCalls: COUNT, llmCalls: COUNT, subAgents: COUNT },
  }),
  'messages that nobody answers, as log records of one span': () => ({
    telemetry: {
      spans: [],
      // Comparing two of these is so cheap that it takes more of them.
      logs: Array.from({ length: 4 * COUNT }, (_, index) => ({
        ...event(OPENAI, 'gen_ai.user.message', index, { 'gen_ai.system': 'openai' }),
        traceId: traceId(0),
        spanId: '00000000000000a1',
        body: JSON.stringify({ content: `text ${index}` }),
      })),
    },
    totals: { llmCalls: 1 },
  }),
  'spans and logs of calls that all end at once and are not the same': () => ({
    telemetry: {
      spans: many(() =>
        span(
          { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'a', 'session.id': 's' },
          { start: START, end: START + 1 }
        )
      ),
      logs: many((index) => claude('api_request', 1, { model: 'b', input_tokens: String(index), duration_ms: '1' })),
    },
    totals: { llmCalls: 2 * COUNT },
  }),
  'sessions of sub-agents, started by calls of one session': () => ({
    telemetry: {
      spans: [],
      logs: many((index) => [
        codex('codex.tool_result', 10 * index, {
          'conversation.id': 'parent',
          tool_name: 'spawn_agent',
          call_id: `c${index}`,
          output: JSON.stringify({ agent_id: `child${index}` }),
          success: 'true',
          duration_ms: '1',
        }),
        codex('codex.sse_event', 10 * index + 5, {
          'conversation.id': `child${index}`,
          'event.kind': 'response.completed',
          input_token_count: '1',
          output_token_count: '1',
          model: 'm',
        }),
      ]).flat(),
    },
    totals: { toolCalls: COUNT, llmCalls: COUNT, subAgents: COUNT },
  }),
};

describe(`folding ${COUNT} records`, () => {
  it.each(Object.entries(CASES))(
    'of %s',
    (_, make) => {
      const { telemetry, totals } = make();
      const sessions = foldSessions(telemetry);
      expect(faultsOf(sessions)).toEqual([]);
      expect(sessions).toMatchObject([{ totals }]);
    },
    TIMEOUT
  );

  it(
    'of sessions that each start the next makes no family deeper than can be walked',
    () => {
      const logs = many((index) =>
        codex('codex.tool_result', index, {
          'conversation.id': `s${index}`,
          tool_name: 'spawn_agent',
          call_id: `c${index}`,
          output: JSON.stringify({ agent_id: `s${index + 1}` }),
          success: 'true',
          duration_ms: '1',
        })
      );
      const sessions = foldSessions({ spans: [], logs });
      expect(sessions.reduce((sum, { totals }) => sum + totals.toolCalls, 0)).toBe(COUNT);
      expect(sessions[0]?.notes).toContainEqual(expect.objectContaining({ code: 'too_deep' }));
    },
    TIMEOUT
  );
});
