import { grownBy } from '../promql/counts';
import { DAY, HOUR } from '../../../src/model/durations';
import { scaled, type Clock } from '../windows';
import { KNOWN_DAYS, sameHour } from './baseline';
import { type Chapter } from './chapter';
import { counter, is, oneOf, shareAlert } from './share';

const PER_CALL = 'agent:agent_llm_tokens_per_call:ratio1h';

/** Calls in an hour below which a mean says nothing. */
const FEW = 20;

function tokensPerCall(clock: Clock): string {
  const [tokens, calls] = ['agent_llm_tokens_total', 'agent_llm_calls_total'].map((metric) =>
    grownBy(counter(metric), scaled(HOUR, clock), ['agent'])
  );
  return `${tokens}\n/ (\n${calls}\n>= ${FEW})`;
}

export const TOKENS: Chapter = {
  name: 'tokens',
  comment: 'How agents use tokens.',
  recordings: (clock) => [{ record: PER_CALL, expr: tokensPerCall(clock) }],
  alerts: [
    {
      name: 'TokensPerTurnSpike',
      asked: ['004'],
      expr: (clock) => `${PER_CALL} / (${sameHour(PER_CALL, clock)} > 0) > 2`,
      for: HOUR / 4,
      keepFiringFor: DAY,
      severity: 'info',
      labels: { slo: 'tokens' },
      by: ['agent'],
      summary: [
        { label: 'agent' },
        ' uses ',
        { value: 'number' },
        ' times as many tokens a call as at this hour of the last days',
      ],
      description: ['Usually a changed model, prompt or set of tools, or conversations that are no longer condensed.'],
      runbook: 'TokensPerTurnSpike',
      dashboard: 'flightrecorder-llm',
      lookback: '1h',
      facts: [
        ['Fires', `tokens a call over twice the mean of the same hour of the last 7 days, ${KNOWN_DAYS} of them known`],
        ['Smallest traffic', `${FEW} calls in 1h`],
      ],
    },
    // Of all input tokens those that were not read from a cache, for models that use one at all.
    shareAlert({
      name: 'CacheHitLow',
      asked: ['004'],
      allBut: counter('agent_llm_tokens_total', is('token_type', 'cache_read')),
      whole: counter('agent_llm_tokens_total', oneOf('token_type', 'input', 'cache_read', 'cache_write')),
      by: ['provider', 'model'],
      window: 6 * HOUR,
      above: 0.7,
      atLeast: 100_000,
      and: (clock) =>
        `${grownBy(counter('agent_llm_tokens_total', is('token_type', 'cache_read')), scaled(6 * HOUR, clock), ['provider', 'model'])}\n> 0`,
      for: HOUR,
      keepFiringFor: DAY,
      severity: 'info',
      summary: [{ value: 'percent' }, ' of the input of ', { label: 'model' }, ' in 6h was not read from the cache'],
      description: [
        'The cache pays when the start of a conversation stays the same: system prompt, list of tools and their order.',
      ],
      runbook: 'CacheHitLow',
      dashboard: 'flightrecorder-llm',
      lookback: '6h',
    }),
  ],
};
