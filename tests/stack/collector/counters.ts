import type { Sums } from '../../../collector/tables/miscounted';
import { callsOf } from '../../../src/model/fold/totals';
import type { Session } from '../../../src/model/session';
import { addTokens, type TokenUsage } from '../../../src/model/tokens';
import { sloOutcomeOf } from '../../../src/model/vocabulary/slo';

/** What the counters ought to say of sessions: every attempt is a call, as every attempt meets the service. */
export function sumsOf(sessions: readonly Session[]): Sums {
  const sums: Sums = { llmCalls: 0, llmErrors: 0, llmExcluded: 0, toolCalls: 0, toolErrors: 0 };
  const tokens: TokenUsage = {};
  for (const call of sessions.flatMap(({ runs }) => Array.from(callsOf(runs)))) {
    if (call.kind === 'llm') {
      sums.llmCalls += 1;
      sums.llmExcluded += call.outcome !== 'unknown' && sloOutcomeOf(call) === 'excluded' ? 1 : 0;
      sums.llmErrors += sloOutcomeOf(call) === 'error' ? 1 : 0;
      addTokens(tokens, call.tokens);
    } else if (call.fromMessages !== true) {
      // A collector does not look into messages: what only they tell of is not counted.
      sums.toolCalls += 1;
      sums.toolErrors += call.outcome === 'error' || call.outcome === 'timeout' ? 1 : 0;
    }
  }
  return { ...sums, ...Object.fromEntries(Object.entries(tokens).filter(([, count]) => count !== undefined)) };
}

/** One sample of Prometheus' text format. */
export interface MetricSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export function samplesOf(text: string): MetricSample[] {
  return text
    .split('\n')
    .map((line) => /^([a-zA-Z_:][\w:]*)(?:\{(.*?)\})? (\S+)/.exec(line))
    .filter((match) => match !== null)
    .map(([, name = '', labels = '', value]) => ({
      name,
      labels: Object.fromEntries(
        Array.from(labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g), ([, label, text]) => [label, text])
      ),
      value: Number(value),
    }));
}

const COUNTERS: ReadonlyArray<readonly [keyof Sums, string, string?]> = [
  ['llmCalls', 'agent_llm_calls_total'],
  ['llmErrors', 'agent_llm_errors_total'],
  ['llmExcluded', 'agent_llm_excluded_total'],
  ['toolCalls', 'agent_tool_calls_total'],
  ['toolErrors', 'agent_tool_errors_total'],
  ['input', 'agent_llm_tokens_total', 'input'],
  ['cacheRead', 'agent_llm_tokens_total', 'cache_read'],
  ['cacheWrite', 'agent_llm_tokens_total', 'cache_write'],
  ['output', 'agent_llm_tokens_total', 'output'],
  ['reasoning', 'agent_llm_tokens_total', 'reasoning'],
];

/** What the counters say of one source. Errors without a series are 0 as calls without one are; tokens are unknown. */
export function countersOf(samples: readonly MetricSample[], source: string): Sums {
  const sums: Sums = { llmCalls: 0, llmErrors: 0, llmExcluded: 0, toolCalls: 0, toolErrors: 0 };
  for (const [field, name, type] of COUNTERS) {
    const found = samples.filter(
      (sample) => sample.name === name && sample.labels.source === source && sample.labels.token_type === type
    );
    if (found.length > 0) {
      sums[field] = found.reduce((sum, { value }) => sum + value, 0);
    }
  }
  return sums;
}
