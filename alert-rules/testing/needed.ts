import { readExpression } from '../generator/promql/selectors';
import { type RecordingRule, type Rule, type RulesFile } from '../generator/rules-file';

/** Of all rules, one alert and the recording rules that it stands on, so that a test evaluates nothing else. */
export function neededFor(alertName: string, files: readonly RulesFile[]): RulesFile[] {
  const rules = files.flatMap(({ groups }) => groups.flatMap((group) => group.rules));
  const recorded = new Map<string, RecordingRule[]>();
  for (const rule of rules) {
    if ('record' in rule) {
      recorded.set(rule.record, [...(recorded.get(rule.record) ?? []), rule]);
    }
  }
  const needed = new Set<Rule>();
  const need = (rule: Rule) => {
    if (!needed.has(rule)) {
      needed.add(rule);
      metricsOf(rule).forEach((metric) => recorded.get(metric)?.forEach(need));
    }
  };
  rules.filter((rule) => 'alert' in rule && rule.alert === alertName).forEach(need);
  return files.map((file) => ({
    ...file,
    groups: file.groups
      .map((group) => ({ ...group, rules: group.rules.filter((rule) => needed.has(rule)) }))
      .filter(({ rules: left }) => left.length > 0),
  }));
}

/** Names in the expression, and in the queries of annotations. */
function metricsOf(rule: Rule): string[] {
  const inTexts =
    'alert' in rule ? Object.values(rule.annotations).flatMap((text) => text.match(/[\w]+:[\w:]+/g) ?? []) : [];
  return [...readExpression(rule.expr).selectors.map(({ metric }) => metric), ...inTexts];
}
