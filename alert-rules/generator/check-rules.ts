import { AGENT_LABELS, type Emitter } from '../contract/metric';
import { METRICS, metricOf } from '../contract/metrics';
import { readExpression } from './promql/selectors';
import { INFO_LABELS } from './slo/info';
import { type Slo } from './definitions';
import { isForeign } from './read/check-slo';
import { type Rule, type RulesFile } from './rules-file';

/** Labels of rules, beside those of the contract's metrics. None is different in each session. */
const RULE_LABELS = ['slo', 'tier', 'pair', 'severity', 'day', 'ago', 'watchdog', 'le', '__name__'];

const KNOWN_LABELS: ReadonlySet<string> = new Set([
  ...AGENT_LABELS,
  ...METRICS.flatMap(({ labels }) => labels),
  ...RULE_LABELS,
  ...INFO_LABELS,
]);

/** Files that read what nobody emits yet: generated and tested, but not loaded. */
export function isWaiting(file: RulesFile): boolean {
  return rulesOf(file)
    .flatMap((rule) => readExpression(rule.expr).selectors)
    .some(({ metric }) => WAITING.has(metricOf(metric)?.from));
}

const WAITING: ReadonlySet<Emitter | undefined> = new Set(['sessionizer', 'nobody']);

/** Mistakes of the rules themselves: a sentence for each. */
export function checkRules(files: readonly RulesFile[], foreign: Names = NO_NAMES): string[] {
  const known: Names = {
    metrics: new Set([...recordings(files), ...foreign.metrics]),
    labels: new Set([...KNOWN_LABELS, ...foreign.labels]),
  };
  return files.flatMap((file) =>
    rulesOf(file).flatMap((rule) => {
      const name = 'record' in rule ? rule.record : rule.alert;
      return problemsOf(rule, known).map((problem) => `${file.name}: ${name} ${problem}`);
    })
  );
}

/** Names beside those of the contract. */
interface Names {
  metrics: ReadonlySet<string>;
  labels: ReadonlySet<string>;
}

const NO_NAMES: Names = { metrics: new Set(), labels: new Set() };

/** What imported objectives count and keep apart: their owner's names. */
export function foreignNames(slos: readonly Slo[]): Names {
  const imported = slos.filter((slo) => slo.imported);
  const counters = imported.flatMap((slo) =>
    [slo.bad, slo.good, slo.total].filter((counter) => counter !== undefined && isForeign(slo, counter))
  );
  return {
    metrics: new Set(counters.map((counter) => counter!.metric)),
    labels: new Set([
      ...imported.flatMap(({ by }) => by),
      ...counters.flatMap((counter) => counter!.matchers.map(({ label }) => label)),
    ]),
  };
}

function problemsOf(rule: Rule, known: Names): string[] {
  const { selectors, labels, errorAt } = readExpression(rule.expr);
  if (errorAt !== undefined) {
    return [`is not PromQL at "${rule.expr.slice(errorAt, errorAt + 20)}".`];
  }
  const unknown = selectors
    .map(({ metric }) => metric)
    .filter((metric) => metric !== '' && metricOf(metric) === undefined && !known.metrics.has(metric))
    .map((metric) => `reads ${metric}, which neither the metric contract nor a rule has.`);
  const unlabelled = [...labels, ...Object.keys(rule.labels ?? {})]
    .filter((label) => !known.labels.has(label))
    .map((label) => `uses the label ${label}, which the metric contract does not have.`);
  const misplaced = selectors.flatMap(({ metric, matchers }) => {
    const known = metricOf(metric);
    const own = known && [...known.labels, ...(known.type === 'histogram' ? ['le'] : []), 'job', 'instance'];
    return matchers
      .filter(({ label }) => own !== undefined && !own.includes(label))
      .map(({ label }) => `asks ${metric} for the label ${label}, which it does not have.`);
  });
  const templated = Object.entries(rule.labels ?? {})
    .filter(([, value]) => value.includes('$value'))
    .map(([label]) => `puts its value into the label ${label}: each evaluation would be a new alert.`);
  return [...unknown, ...unlabelled, ...misplaced, ...templated];
}

function recordings(files: readonly RulesFile[]): Set<string> {
  return new Set(files.flatMap(rulesOf).flatMap((rule) => ('record' in rule ? [rule.record] : [])));
}

function rulesOf({ groups }: RulesFile): Rule[] {
  return groups.flatMap((group) => group.rules);
}
