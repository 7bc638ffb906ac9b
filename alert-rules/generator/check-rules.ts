import { AGENT_LABELS, type Emitter } from '../contract/metric';
import { METRICS, metricOf } from '../contract/metrics';
import { readExpression } from './promql/selectors';
import { INFO_LABELS } from './slo/info';
import { type Rule, type RulesFile } from './rules-file';

/** Labels of rules, beside those of the contract's metrics. None is different in each session. */
const RULE_LABELS = ['slo', 'tier', 'pair', 'severity', 'day', 'watchdog', 'le', '__name__'];

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
export function checkRules(files: readonly RulesFile[]): string[] {
  const recorded = recordings(files);
  return files.flatMap((file) =>
    rulesOf(file).flatMap((rule) => {
      const name = 'record' in rule ? rule.record : rule.alert;
      return problemsOf(rule, recorded).map((problem) => `${file.name}: ${name} ${problem}`);
    })
  );
}

function problemsOf(rule: Rule, recorded: ReadonlySet<string>): string[] {
  const { selectors, labels, errorAt } = readExpression(rule.expr);
  if (errorAt !== undefined) {
    return [`is not PromQL at "${rule.expr.slice(errorAt, errorAt + 20)}".`];
  }
  const unknown = selectors
    .map(({ metric }) => metric)
    .filter((metric) => metric !== '' && metricOf(metric) === undefined && !recorded.has(metric))
    .map((metric) => `reads ${metric}, which neither the metric contract nor a rule has.`);
  const unlabelled = [...labels, ...Object.keys(rule.labels ?? {})]
    .filter((label) => !KNOWN_LABELS.has(label))
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
