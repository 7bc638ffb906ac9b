import { CAPTURES, readCapture, telemetryOf, type Findings } from '../testing/captures';
import { findingsOf } from '../testing/findings';
import { foldSessions } from './sessions';

/** Emitters that tell of every call twice, by spans and by log events. */
const BOTH_SIGNALS = new Set(['claude-code', 'gemini-cli', 'qwen-code', 'otel-openai', 'otel-anthropic']);

/** A call of a model that an agent's own loop detection cut off has a span, but no log event of its answer. */
const CUT_OFF = new Set(['gemini-cli loop-self-detected', 'qwen-code loop']);

/** A call that was refused before it ran has a log event, but no span. */
const REFUSED = new Map([
  ['qwen-code plain-denied', 'run_shell_command'],
  ['qwen-code plain-refused-tool', 'list_directory'],
]);

const captures = CAPTURES.filter(
  ([emitter, scenario]) =>
    BOTH_SIGNALS.has(emitter) && !scenario.endsWith('no-traces') && scenario !== 'plain-no-parent'
);

describe.each(captures)('%s, %s', (emitter, scenario) => {
  const { spans, logs } = telemetryOf(readCapture(emitter, scenario).requests);
  const both = callsOf(findingsOf(foldSessions({ spans, logs })));

  it('tells of the same calls by spans alone', () => {
    const refused = REFUSED.get(`${emitter} ${scenario}`) ?? '';
    expect(callsOf(findingsOf(foldSessions({ spans, logs: [] })))).toEqual({
      ...both,
      toolCalls: without(both.toolCalls, refused),
      failedToolCalls: without(both.failedToolCalls, refused),
      deniedToolCalls: without(both.deniedToolCalls, refused),
    });
  });

  it('tells of the same calls by log events alone', () => {
    const cutOff = CUT_OFF.has(`${emitter} ${scenario}`) ? 1 : 0;
    expect(callsOf(findingsOf(foldSessions({ spans: [], logs })))).toEqual({
      ...both,
      llmSuccessful: both.llmSuccessful - cutOff,
    });
  });
});

/** Content, and a few figures, are on one of the signals only: the calls are on both. */
function callsOf(findings: Findings) {
  const { sessions, llmSuccessful, failedLogicalCalls, toolCalls, failedToolCalls, deniedToolCalls } = findings;
  return { sessions, llmSuccessful, failedLogicalCalls, toolCalls, failedToolCalls, deniedToolCalls };
}

function without(counts: Record<string, number>, name: string): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([tool]) => tool !== name));
}
