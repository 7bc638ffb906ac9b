import { Document, Scalar, visit } from 'yaml';

import { scaled, type Clock } from './windows';

/** Rule files as Prometheus and Loki read them. Times in seconds of real time. */
export interface RuleGroup {
  name: string;
  interval: number;
  /** More alerts than this drop the rule's whole result, so it is far above what an outage can bring. */
  limit?: number;
  rules: Rule[];
}

export type Rule = RecordingRule | AlertingRule;

export interface RecordingRule {
  record: string;
  expr: string;
  labels?: Readonly<Record<string, string>>;
}

export interface AlertingRule {
  alert: string;
  expr: string;
  for?: number;
  keepFiringFor?: number;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

/** One file of generated rules. */
export interface RulesFile {
  /** Its name, without folder. */
  name: string;
  /** Said at its top. */
  comment: string;
  groups: RuleGroup[];
}

const GENERATED = ' Written by npm run rules; edit the definitions in alert-rules/, not this file.';

/** @returns the file's text; the same for the same rules */
export function writeRulesFile({ comment, groups }: RulesFile, clock: Clock): string {
  return generatedYaml(comment, { groups: groups.map((group) => plainGroup(group, clock)) });
}

/** A generated file: what it is, and that it is generated, stands at its top. */
export function generatedYaml(comment: string, value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  document.commentBefore = ` ${comment}\n${GENERATED}`;
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\n')) {
        node.type = Scalar.BLOCK_LITERAL;
      }
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function plainGroup({ name, interval, limit, rules }: RuleGroup, clock: Clock) {
  return defined({
    name,
    interval: scaled(interval, clock),
    limit,
    rules: rules.map((rule) => plainRule(rule, clock)),
  });
}

function plainRule(rule: Rule, clock: Clock) {
  if ('record' in rule) {
    return defined({ record: rule.record, expr: rule.expr, labels: rule.labels });
  }
  const { alert, expr, labels, annotations, keepFiringFor } = rule;
  return defined({
    alert,
    expr,
    for: rule.for ? scaled(rule.for, clock) : undefined,
    keep_firing_for: keepFiringFor ? scaled(keepFiringFor, clock) : undefined,
    labels,
    annotations,
  });
}

function defined(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
