import { LABELS, type Counted, type Label } from '../tables/metrics';
import { CROWD } from '../tables/limits';
import { all, any, equals, isSet, literal, matches, set, when, type StatementGroup } from './ottl';
import { DATAPOINT, scopeAttribute } from './record';

/** Labels whose values anybody can make up, with what is counted under them. No batch of real work has a crowd of either. */
const CROWDED: ReadonlyArray<readonly [label: Label, counted: Counted]> = [
  ['tool', 'tool'],
  ['model', 'llm'],
];

/** Metrics that say how many values of a label a batch has: each value is a point. They go no further. */
const HELPER = 'agent_batch_';
const helperOf = (label: Label) => `${HELPER}${label}`;
const countOf = (label: Label) => scopeAttribute(`crowd.${label}`);

/** What the connector makes beside the metrics that are kept. */
export function crowdDefinitions(condition: (counted: Counted) => string): object[] {
  return CROWDED.map(([label, counted]) => ({
    name: helperOf(label),
    attributes: [{ key: label }],
    conditions: [condition(counted)],
    sum: { value: '1', monotonic: true },
  }));
}

/**
 * Statements that make `_other` of all values of a label where one batch has a crowd of them: made-up names of letters look
 * like any others, but for their number. What they counted stays counted, under one name.
 */
export function crowdGroups(): StatementGroup[] {
  const { attribute } = DATAPOINT;
  const crowded = (label: Label) => `${countOf(label)} > ${CROWD}`;
  const isAnyCrowded = any(...CROWDED.map(([label]) => crowded(label)));
  const kept = [...Object.keys(LABELS), 'token_type'];
  return [
    {
      context: 'metric',
      statements: CROWDED.map(([label]) =>
        set(countOf(label), 'Len(metric.data_points)', equals('metric.name', helperOf(label)))
      ),
    },
    {
      context: 'datapoint',
      conditions: [isAnyCrowded],
      statements: CROWDED.map(([label]) =>
        set(attribute(label), literal('_other'), all(crowded(label), isSet(attribute(label))))
      ),
    },
    {
      context: 'metric',
      conditions: [isAnyCrowded],
      statements: [`aggregate_on_attributes("sum", [${kept.map(literal).join(', ')}])`],
    },
    {
      context: 'scope',
      statements: CROWDED.map(([label]) =>
        when(`delete_key(scope.attributes, ${literal(`crowd.${label}`)})`, isSet(countOf(label)))
      ),
    },
  ];
}

/** What only helps to find crowds is dropped. */
export const IS_CROWD_HELPER = matches('metric.name', `^${HELPER}`);
