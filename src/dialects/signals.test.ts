import { CAPTURES, readCapture, telemetryOf, type Findings } from '../testing/captures';
import { findingsOf } from '../testing/findings';
import { foldSessions } from './sessions';

/** Emitters that tell of every call twice, by spans and by log events. */
const BOTH_SIGNALS = new Set(['claude-code', 'gemini-cli', 'qwen-code', 'otel-openai', 'otel-anthropic']);

/** A call of a model that an agent's own loop detection cut off has a span, but no log event of its answer. */
const CUT_OFF = new Set(['gemini-cli loop-self-detected', 'qwen-code loop']);

const captures = CAPTURES.filter(
  ([emitter, scenario]) =>
    BOTH_SIGNALS.has(emitter) && !scenario.endsWith('no-traces') && scenario !== 'plain-no-parent'
);

describe.each(captures)('%s, %s', (emitter, scenario) => {
  const { spans, logs } = telemetryOf(readCapture(emitter, scenario).requests);
  const both = callsOf(findingsOf(foldSessions({ spans, logs })));

  it('tells of the same calls by spans alone', () => {
    expect(callsOf(findingsOf(foldSessions({ spans, logs: [] })))).toEqual(both);
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
function callsOf({ sessions, llmSuccessful, failedLogicalCalls, toolCalls, failedToolCalls }: Findings) {
  return { sessions, llmSuccessful, failedLogicalCalls, toolCalls, failedToolCalls };
}
