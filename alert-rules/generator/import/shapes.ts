import * as v from 'valibot';

import { SloName } from '../read/slo-name';

/**
 * OpenSLO v1 (https://github.com/OpenSLO/OpenSLO) as other tools write it. What the specification allows and the rules can't
 * say is part of the shapes where a sentence of its own explains it; anything else that is unknown is a mistake.
 */

const KINDS = [
  'SLO',
  'SLI',
  'DataSource',
  'Service',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
] as const;

/** The head of every document. */
export const HeadShape = v.looseObject({
  apiVersion: v.literal('openslo/v1'),
  kind: v.picklist(KINDS),
  metadata: v.looseObject({ name: v.string() }),
  spec: v.looseObject({}),
});

export type Head = v.InferOutput<typeof HeadShape>;

/** Every source has fields of its own; of Prometheus they are the query, by either name. */
const SourceShape = v.strictObject({
  metricSource: v.strictObject({
    metricSourceRef: v.optional(v.string()),
    type: v.optional(v.string()),
    spec: v.looseObject({ query: v.optional(v.string()), promql: v.optional(v.string()) }),
  }),
});

export type Source = v.InferOutput<typeof SourceShape>;

const IndicatorSpecShape = v.strictObject({
  description: v.optional(v.string()),
  thresholdMetric: v.optional(v.unknown()),
  ratioMetric: v.optional(
    v.strictObject({
      counter: v.optional(v.boolean()),
      good: v.optional(SourceShape),
      bad: v.optional(SourceShape),
      total: v.optional(SourceShape),
      raw: v.optional(v.unknown()),
      rawType: v.optional(v.unknown()),
    })
  ),
});

export type IndicatorSpec = v.InferOutput<typeof IndicatorSpecShape>;

const Metadata = {
  name: v.string(),
  displayName: v.optional(v.string()),
  labels: v.optional(v.unknown()),
};

export const IndicatorShape = v.strictObject({
  apiVersion: v.string(),
  kind: v.string(),
  metadata: v.strictObject({ ...Metadata, annotations: v.optional(v.unknown()) }),
  spec: IndicatorSpecShape,
});

export const DataSourceShape = v.looseObject({ spec: v.looseObject({ type: v.string() }) });

const AlertName = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9]+$/, 'expected an alert’s name, such as ShopErrorBudgetBurn')
);
const RunbookName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9]+$/, 'expected a file’s name in docs/runbooks, without .md')
);

/** What of ours a file may say, if its owner wants more than tickets for the whole. */
export const OWN_ANNOTATIONS = {
  'agent-slo/by': v.optional(
    v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]*(, ?[a-z_][a-z0-9_]*)*$/i, 'expected labels with commas between them'))
  ),
  'agent-slo/tiers': v.optional(v.string()),
  'agent-slo/profile': v.optional(v.string()),
  'agent-slo/alert': v.optional(AlertName),
  'agent-slo/runbook': v.optional(RunbookName),
  'agent-slo/subject': v.optional(v.string()),
  'agent-slo/failure': v.optional(v.string()),
};

const Objective = v.strictObject({
  displayName: v.optional(v.string()),
  op: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  target: v.optional(v.number()),
  targetPercent: v.optional(v.number()),
  timeSliceTarget: v.optional(v.unknown()),
  timeSliceWindow: v.optional(v.unknown()),
});

export type ObjectiveShape = v.InferOutput<typeof Objective>;

export const SloShape = v.strictObject({
  apiVersion: v.string(),
  kind: v.string(),
  metadata: v.strictObject({
    ...Metadata,
    name: SloName,
    annotations: v.optional(v.looseObject(OWN_ANNOTATIONS), {}),
  }),
  spec: v.strictObject({
    service: v.string(),
    description: v.optional(v.string()),
    indicator: v.optional(
      v.strictObject({
        apiVersion: v.optional(v.string()),
        kind: v.optional(v.string()),
        metadata: v.optional(v.unknown()),
        spec: IndicatorSpecShape,
      })
    ),
    indicatorRef: v.optional(v.string()),
    timeWindow: v.pipe(
      v.array(
        v.strictObject({ duration: v.string(), isRolling: v.optional(v.boolean()), calendar: v.optional(v.unknown()) })
      ),
      v.length(1, 'expected one window')
    ),
    budgetingMethod: v.string(),
    objectives: v.pipe(v.array(Objective), v.minLength(1, 'expected one objective at least')),
    alertPolicies: v.optional(v.array(v.unknown()), []),
  }),
});

export type SloDocument = v.InferOutput<typeof SloShape>;
