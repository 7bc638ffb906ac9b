import { readCapture, telemetryOf } from '../testing/captures';
import { findingsOf } from '../testing/findings';
import { foldSessions } from './sessions';

/** What one signal of a recording tells, and what both do. */
function findings(emitter: string, scenario: string, signal: 'spans' | 'logs') {
  const telemetry = telemetryOf(readCapture(emitter, scenario).requests);
  expect(telemetry.spans.length).toBeGreaterThan(0);
  expect(telemetry.logs.length).toBeGreaterThan(0);
  return {
    alone: findingsOf(foldSessions({ spans: [], logs: [], [signal]: telemetry[signal] })),
    both: findingsOf(foldSessions(telemetry)),
  };
}

describe('an agent whose logs alone arrive', () => {
  it.each([
    ['claude-code', 'plain'],
    ['claude-code', 'plain-denied'],
    ['claude-code', 'failing'],
    ['claude-code', 'subagent'],
    ['codex', 'failing'],
    ['codex', 'oscillation'],
    ['codex', 'subagent'],
    ['gemini-cli', 'failing'],
    ['gemini-cli', 'subagent'],
    ['qwen-code', 'failing'],
    ['qwen-code', 'plain-refused-tool'],
    ['qwen-code', 'subagent'],
    ['qwen-code', 'subagent-background'],
    ['adk-gemini', 'oscillation'],
    ['adk-gemini', 'subagent'],
    ['adk-litellm', 'loop'],
    ['adk-litellm', 'subagent'],
    ['otel-openai', 'loop'],
    ['otel-anthropic', 'failing'],
  ])('has the same session: %s, %s', (emitter, scenario) => {
    const { alone, both } = findings(emitter, scenario, 'logs');
    expect(alone).toEqual(both);
  });
});

/** Conventions before 1.37: each message of a call is a log record of its own, which knows neither model nor tokens. */
describe('an agent whose messages alone arrive', () => {
  const tokens = { uncachedInput: null, cacheRead: null, cacheWrite: null, outputAndReasoning: null };

  it.each([
    ['otel-old-openai', 'loop', { get_weather: 5 }, ['identical']],
    ['otel-old-openai', 'plain-no-parent', { get_weather: 1, search_docs: 1 }, []],
    ['otel-old-openai', 'plain-streaming', { get_weather: 1, search_docs: 1 }, []],
    ['agent-framework', 'loop', { search_docs: 5 }, ['identical']],
    ['agent-framework', 'plain', { get_weather: 1, search_docs: 1 }, []],
  ])('has the same calls, with the tools that they asked for: %s, %s', (emitter, scenario, toolCalls, loops) => {
    const { alone, both } = findings(emitter, scenario, 'logs');
    expect(alone).toEqual({ ...both, tokens, toolCalls, loops });
  });

  it.each(['plain', 'failing', 'subagent'])('counts the calls where it keeps content back: %s', (scenario) => {
    const { alone, both } = findings('adk-gemini-v1', scenario, 'logs');
    expect(alone).toMatchObject({ sessions: 1, toolCalls: {}, loops: [] });
    expect(alone.llmSuccessful).toBeGreaterThanOrEqual(both.llmSuccessful);
  });
});

describe('an agent whose spans alone arrive', () => {
  // Spans of these carry no arguments: loops can only be suspected.
  it.each([
    ['claude-code', 'failing'],
    ['claude-code', 'loop'],
    ['claude-code', 'subagent'],
    ['codex', 'plain'],
    ['codex', 'loop'],
    ['codex', 'oscillation'],
    ['codex', 'subagent'],
    ['qwen-code', 'failing'],
    ['qwen-code', 'subagent'],
  ])('has the same session, without arguments: %s, %s', (emitter, scenario) => {
    const { alone, both } = findings(emitter, scenario, 'spans');
    expect(alone).toEqual({ ...both, loops: [] });
  });

  it('keeps its id, models and agent where its spans only repeat log events', () => {
    const { spans, logs } = telemetryOf(readCapture('codex', 'subagent').requests);
    const about = ([session]: ReturnType<typeof foldSessions>) =>
      session && [session.id, session.key, session.agent, session.agentVersion, session.totals.models];
    expect(about(foldSessions({ spans, logs: [] }))).toEqual(about(foldSessions({ spans, logs })));
  });

  it('is not counted twice where some of its log records arrive as well', () => {
    const { spans, logs } = telemetryOf(readCapture('codex', 'plain').requests);
    const halves = [logs.filter((_, place) => place % 2 === 0), logs.filter((_, place) => place % 2 === 1)];
    for (const half of halves) {
      const [session, ...others] = foldSessions({ spans, logs: half });
      expect(others).toEqual([]);
      expect(session?.totals.llmCalls).toBeLessThanOrEqual(3);
    }
  });
});
