import { parser } from '@prometheus-io/lezer-promql';

import { type Counter, type Matcher } from '../definitions';

/** What an expression reads: each selector with its metric and matchers. The grammar is Prometheus's own. */
export interface Reading {
  selectors: Counter[];
  /** Labels that the expression groups, joins or matches by. */
  labels: ReadonlySet<string>;
  /** Where the expression is not PromQL, from 0. */
  errorAt?: number;
}

export function readExpression(expression: string): Reading {
  const selectors: Counter[] = [];
  const labels = new Set<string>();
  let errorAt: number | undefined;
  let selector: { metric: string; matchers: Matcher[] } = { metric: '', matchers: [] };
  const textOf = ({ from, to }: { from: number; to: number }) => expression.slice(from, to);
  parser.parse(expression).iterate({
    enter: ({ type, node, from }) => {
      if (type.isError) {
        errorAt ??= from;
      }
      if (type.name === 'VectorSelector') {
        selector = { metric: '', matchers: [] };
        selectors.push(selector);
      }
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') {
        selector.metric = textOf(node);
      }
      if (type.name === 'LabelName') {
        labels.add(textOf(node));
      }
      if (type.name === 'UnquotedLabelMatcher') {
        const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map((name) => {
          const part = node.getChild(name);
          return part === null ? '' : textOf(part);
        });
        selector.matchers.push({ label: label!, operator: operator as Matcher['operator'], value: unquote(value!) });
      }
    },
  });
  return { selectors, labels, errorAt };
}

/** The one selector that an expression consists of; undefined where it is anything else. */
export function readCounter(expression: string): Counter | undefined {
  const { selectors, errorAt } = readExpression(expression);
  const [counter] = selectors;
  const plain = /^\s*[A-Za-z_:][\w:]*\s*(\{[^{}]*\})?\s*$/.test(expression);
  return plain && errorAt === undefined && selectors.length === 1 ? counter : undefined;
}

function unquote(literal: string): string {
  return literal.startsWith('"') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}
