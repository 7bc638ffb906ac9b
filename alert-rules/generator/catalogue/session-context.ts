import { DERIVED } from '../../../collector/tables/derived';
import { MINUTE, writeDuration } from '../../../src/model/durations';
import { labelFormat, labelOf } from '../../../src/queries/logql';
import { type Alert } from '../alert';
import { type ModelPrice } from '../definitions';
import { goString } from '../../../src/queries/go-string';
import { scaled, type Clock } from '../windows';
import { dated } from './dated';

const FULL = 0.8;
const WINDOW = 10 * MINUTE;

/** What a call was sent: the parts do not overlap, and those that a record lacks are none. */
const PROMPT = [DERIVED.inputTokens, DERIVED.cacheReadTokens, DERIVED.cacheWriteTokens]
  .map((key) => `(or .${labelOf(key)} "0")`)
  .join(' ');

const LABELS = labelFormat({
  session_id: `{{ .${labelOf(DERIVED.sessionId)} }}`,
  agent: `{{ .${labelOf(DERIVED.agent)} }}`,
  model: `{{ .${labelOf(DERIVED.model)} }}`,
  prompt: `{{ addf ${PROMPT} }}`,
});

/**
 * A session whose calls fill most of the context of their model, for the models of prices.yaml whose context is known.
 *
 * @param streams selector of the agents' records
 */
export function contextInSession(
  prices: readonly ModelPrice[],
  streams: string
): Array<Omit<Alert, 'dashboard' | 'lookback'>> {
  const known = prices.flatMap(({ model, contextWindow }) =>
    contextWindow === undefined ? [] : [{ model, contextWindow }]
  );
  const sizes = [...new Set(known.map(({ contextWindow }) => contextWindow))].sort((a, b) => a - b);
  const modelsOf = (size: number) =>
    known.filter(({ contextWindow }) => contextWindow === size).map(({ model }) => model);
  if (sizes.length === 0) {
    return [];
  }
  return [
    {
      name: 'ContextFullInSession',
      asked: ['003'],
      expr: (clock) => sizes.map((size) => filled(streams, size, modelsOf(size), clock)).join('\nor '),
      severity: 'warning',
      by: ['agent', 'session_id', 'model'],
      summary: [
        'A call of ',
        { label: 'model' },
        ' by ',
        { label: 'agent' },
        ' filled ',
        { value: 'percent' },
        ' of its context',
      ],
      description: [
        'Session ',
        { label: 'session_id' },
        '. Soon the beginning is condensed or lost, or calls are refused.',
      ],
      runbook: 'ContextNearlyFull',
      facts: [
        [
          'Fires',
          `a call within ${writeDuration(WINDOW)} whose prompt is more than ${FULL * 100} % of its model’s context`,
        ],
        ['Knows', 'the models of `alert-rules/prices.yaml`'],
      ],
    },
  ];
}

function filled(streams: string, tokens: number, models: readonly string[], clock: Clock): string {
  const called = models.map(dated).join('|');
  const lines = [
    streams,
    `${labelOf(DERIVED.counted)}="llm" and ${labelOf(DERIVED.sessionId)}!=""`,
    `${labelOf(DERIVED.model)}=~${goString(called)}`,
    LABELS,
    'unwrap prompt',
    '__error__=""',
  ].join(' | ');
  // Grouped where it is computed: an outer `max` would first make a series of each record.
  return `max_over_time(${lines} [${scaled(WINDOW, clock)}]) by (agent, session_id, model)\n  / ${tokens} > ${FULL}`;
}
