import * as v from 'valibot';

import { type Counter, type Slo } from '../definitions';
import { type Problem } from '../problems';
import { readCounter } from '../promql/selectors';
import { parseDuration } from '../../../src/model/durations';
import { partLines } from './part-lines';
import { SloName } from './slo-name';
import { readYaml, type ReadFile, type TextFile } from './yaml-file';

/** OpenSLO v1 (https://github.com/OpenSLO/OpenSLO): the part that can be turned into rules. */
const MetricSource = v.strictObject({
  metricSource: v.strictObject({
    type: v.literal('Prometheus'),
    metricSourceRef: v.optional(v.string()),
    spec: v.strictObject({ query: v.string() }),
  }),
});

const AlertName = v.pipe(
  v.string(),
  v.regex(/^[A-Z][A-Za-z0-9]+$/, 'expected an alert’s name, such as ToolErrorBudgetBurn')
);

/** Messages are templates that are made of it. */
const PlainText = v.pipe(v.string(), v.regex(/^[^{}\n]+$/, 'expected plain text of one line, without braces'));

/** What OpenSLO has no field for. */
const Annotations = v.strictObject({
  'agent-slo/asked': v.optional(v.pipe(v.string(), v.regex(/^\d{3}(, ?\d{3})*$/, 'expected numbers of documents'))),
  'agent-slo/by': v.pipe(v.string(), v.regex(/^[a-z_]+(, ?[a-z_]+)*$/, 'expected labels with commas between them')),
  'agent-slo/tiers': v.string(),
  'agent-slo/profile': v.string(),
  'agent-slo/alert': AlertName,
  'agent-slo/quiet-alert': v.optional(AlertName),
  'agent-slo/excluded': v.optional(v.string()),
  'agent-slo/subject': v.string(),
  'agent-slo/failure': PlainText,
});

const Target = v.pipe(
  v.number(),
  v.check((target) => target > 0 && target < 1, 'expected a share between 0 and 1, such as 0.99')
);

const SloShape = v.strictObject({
  apiVersion: v.literal('openslo/v1'),
  kind: v.literal('SLO'),
  metadata: v.strictObject({
    name: SloName,
    displayName: PlainText,
    labels: v.optional(v.record(v.string(), v.unknown())),
    annotations: Annotations,
  }),
  spec: v.strictObject({
    service: v.string(),
    description: v.string(),
    indicator: v.strictObject({
      metadata: v.optional(v.record(v.string(), v.unknown())),
      spec: v.strictObject({
        ratioMetric: v.strictObject({
          counter: v.literal(true),
          good: v.optional(MetricSource),
          bad: v.optional(MetricSource),
          total: MetricSource,
        }),
      }),
    }),
    timeWindow: v.pipe(
      v.array(v.strictObject({ duration: v.string(), isRolling: v.literal(true) })),
      v.length(1, 'expected one window')
    ),
    budgetingMethod: v.literal('Occurrences'),
    objectives: v.pipe(
      v.array(v.strictObject({ displayName: v.optional(v.string()), target: Target })),
      v.length(1, 'expected one objective; write one file for each')
    ),
    alertPolicies: v.optional(v.array(v.unknown())),
  }),
});

type Document = v.InferOutput<typeof SloShape>;

/** Reads one file with an SLO. */
export function readSlo(file: TextFile): { slo?: Slo; problems: Problem[] } {
  const result = readYaml(file, SloShape);
  if ('problems' in result) {
    return { problems: result.problems };
  }
  const problems: Problem[] = [];
  const slo = sloOf(result.read, (path, text) =>
    problems.push({ file: file.path, line: result.read.lineOf(path), text })
  );
  return slo === undefined || problems.length > 0 ? { problems } : { slo, problems };
}

type Complain = (path: readonly PropertyKey[], text: string) => void;

function sloOf({ path: file, value, lineOf }: ReadFile<Document>, complain: Complain): Slo | undefined {
  const { metadata, spec } = value;
  const annotations = metadata.annotations;
  const ratio = spec.indicator.spec.ratioMetric;
  const place = ['spec', 'indicator', 'spec', 'ratioMetric'];
  if ((ratio.good === undefined) === (ratio.bad === undefined)) {
    complain(place, 'ratioMetric has both good and bad, or neither; expected one of the two.');
  }
  const counterAt = (query: string | undefined, path: readonly PropertyKey[]): Counter | undefined => {
    const counter = query === undefined ? undefined : readCounter(query);
    if (query !== undefined && counter === undefined) {
      complain(
        path,
        `the query is no plain selector of a counter; expected the like of agent_runs_total{status="failure"}.`
      );
    }
    return counter;
  };
  const queryOf = (side: 'good' | 'bad' | 'total') =>
    counterAt(ratio[side]?.metricSource.spec.query, [...place, side, 'metricSource', 'spec', 'query']);
  const excluded = counterAt(annotations['agent-slo/excluded'], ['metadata', 'annotations', 'agent-slo/excluded']);
  const seconds = parseDuration(spec.timeWindow[0]!.duration);
  if (seconds === undefined || seconds % 86_400 !== 0) {
    complain(
      ['spec', 'timeWindow', 0, 'duration'],
      `timeWindow is ${spec.timeWindow[0]!.duration}; expected days, such as 30d.`
    );
  }
  const [good, bad, total] = [queryOf('good'), queryOf('bad'), queryOf('total')];
  if (total === undefined || seconds === undefined) {
    return undefined;
  }
  return {
    name: metadata.name,
    displayName: metadata.displayName,
    description: spec.description,
    file,
    asked: annotations['agent-slo/asked']?.split(/, ?/) ?? [],
    by: annotations['agent-slo/by'].split(/, ?/),
    tiers: annotations['agent-slo/tiers'],
    profile: annotations['agent-slo/profile'],
    alert: annotations['agent-slo/alert'],
    quietAlert: annotations['agent-slo/quiet-alert'],
    subject: annotations['agent-slo/subject'],
    failure: annotations['agent-slo/failure'],
    good,
    bad,
    total,
    excluded,
    target: spec.objectives[0]!.target,
    days: seconds / 86_400,
    lines: partLines(lineOf, ['spec', 'objectives', 0, 'target']),
  };
}
