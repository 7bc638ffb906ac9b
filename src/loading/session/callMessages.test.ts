import { type RawSpan } from '../../model/telemetry';
import { readCapture, telemetryOf } from '../../testing/captures';
import { messagesOf } from './callMessages';

const GEN_AI_CHAT = 'gen_ai.operation.name';
const isChat = (span: RawSpan) =>
  span.attributes.some(
    ({ key, value }) => key === GEN_AI_CHAT && /^(chat|generate_content)$/.test(value?.stringValue ?? '')
  );

/** Both sides of every call of a model in a recording, with the log records of its span. */
function callsIn(emitter: string, scenario: string) {
  const { spans, logs } = telemetryOf(readCapture(emitter, scenario).requests);
  return spans
    .filter((span) => isChat(span) && span.status !== 'error')
    .map((span) =>
      messagesOf(
        span,
        logs.filter(({ spanId }) => spanId === span.spanId)
      )
    );
}

it.each([
  ['strands-openai', 'loop'],
  ['strands-anthropic', 'loop'],
  ['agent-framework', 'loop'],
  ['otel-openai', 'loop'],
])('are read from attributes, events in spans or log records: %s', (emitter, scenario) => {
  const calls = callsIn(emitter, scenario);
  expect(calls.length).toBeGreaterThan(2);
  for (const { sent, answered } of calls) {
    expect(sent?.messages?.[0]?.role).toMatch(/^(system|user)$/);
    expect(answered?.messages?.[0]?.role).toBe('assistant');
    const parts = [...(sent?.messages ?? []), ...(answered?.messages ?? [])].flatMap(({ parts }) => parts);
    expect(parts.filter(({ kind }) => kind === 'other')).toEqual([]);
  }
  const said = calls.flatMap(({ answered }) => answered?.messages ?? []).flatMap(({ parts }) => parts);
  expect(said.some(({ kind }) => kind === 'tool_call')).toBe(true);
});
