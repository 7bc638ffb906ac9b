import { readExpression } from '../promql/selectors';
import { type RecordingRule } from '../rules-file';
import { type Matcher } from '../definitions';
import { goString } from '../../../src/queries/go-string';

/** An expression that needs a recording where none can be: after it was recorded for a while, or with an offset. */
export class NeedsRecording extends Error {}

/**
 * Writes recordings out where they are read, so that an expression reads the agents' own series only.
 *
 * @returns a function that throws {@link NeedsRecording} where that can't be said in PromQL
 */
export function inliner(rules: readonly RecordingRule[]): (expression: string) => string {
  const byName = new Map<string, RecordingRule[]>();
  rules.forEach((rule) => byName.set(rule.record, [...(byName.get(rule.record) ?? []), rule]));
  const inline = (expression: string): string => {
    let written = expression;
    for (const { metric, matchers, from, to, bound } of readExpression(expression).selectors.reverse()) {
      const recordings = byName.get(metric);
      if (recordings === undefined) {
        continue;
      }
      if (bound) {
        throw new NeedsRecording(`${metric} is read over time`);
      }
      const parts = recordings
        .filter((rule) => allows(rule, matchers))
        .map((rule) => withLabels(inline(rule.expr), rule));
      if (parts.length === 0) {
        throw new NeedsRecording(`${metric} has no rule for ${expression.slice(from, to)}`);
      }
      written = `${written.slice(0, from)}(${parts.join(' or ')})${written.slice(to)}`;
    }
    return written;
  };
  return inline;
}

/** Whether a rule's own labels are those that are asked for. Other labels can't be chosen once they are computed. */
function allows({ record, labels = {} }: RecordingRule, matchers: readonly Matcher[]): boolean {
  return matchers.every(({ label, operator, value }) => {
    const own = labels[label];
    if (own === undefined) {
      throw new NeedsRecording(`${record} is asked for its label ${label}`);
    }
    const equal = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(own) : own === value;
    return operator.startsWith('!') ? !equal : equal;
  });
}

/** The label `slo` says only which rule recorded it; all others are part of the result. */
function withLabels(expression: string, { labels = {} }: RecordingRule): string {
  return Object.entries(labels)
    .filter(([label]) => label !== 'slo')
    .reduce(
      (inner, [label, value]) => `label_replace(${inner}, "${label}", ${goString(value)}, "", "")`,
      `(${expression})`
    );
}
