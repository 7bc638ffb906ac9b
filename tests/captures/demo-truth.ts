import { sumTruth, type SessionTruth } from '../../demo/agent/src/truth';
import type { TruthLine } from '../../demo/agent/src/truth-log';

/** What a fold of the demo agent's telemetry must find, from the model server's log alone. */
export function expectedOfTruth(scenario: string, lines: readonly TruthLine[]): object {
  const sessions = Array.from(sumTruth(lines).values());
  return {
    emitter: 'demo-agent',
    version: 'demo/agent of this repository: ai 7 + @ai-sdk/otel 1 (OpenAI chat completions)',
    scenario,
    notes: [],
    derivable: {
      sessions: sessions.length,
      llmSuccessful: total(sessions, ({ llmCalls, llmErrors, llmAborted }) => llmCalls - llmErrors - llmAborted),
      failedLogicalCalls: total(sessions, ({ llmErrors }) => llmErrors),
      toolCalls: byTool(sessions, ({ calls }) => calls),
      failedToolCalls: byTool(sessions, ({ failed }) => failed),
      tokens: {
        uncachedInput: total(sessions, ({ tokens }) => tokens.input),
        cacheRead: total(sessions, ({ tokens }) => tokens.cacheRead),
        cacheWrite: total(sessions, ({ tokens }) => tokens.cacheWrite),
        outputAndReasoning: total(sessions, ({ tokens }) => tokens.output + tokens.reasoning),
      },
      loops: sessions.flatMap(({ loops }) => loops.map(({ kind }) => kind)),
      subAgents: total(sessions, ({ agents, runs }) => (agents.length - 1) * runs),
    },
  };
}

function total(sessions: readonly SessionTruth[], figure: (session: SessionTruth) => number): number {
  return sessions.reduce((sum, session) => sum + figure(session), 0);
}

function byTool(
  sessions: readonly SessionTruth[],
  figure: (sums: SessionTruth['toolCalls'][string]) => number
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [tool, sums] of sessions.flatMap(({ toolCalls }) => Object.entries(toolCalls))) {
    const count = figure(sums);
    if (count > 0) {
      counts[tool] = (counts[tool] ?? 0) + count;
    }
  }
  return counts;
}
