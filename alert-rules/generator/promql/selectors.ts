import { parser } from '@prometheus-io/lezer-promql';

import { type Counter, type Matcher } from '../definitions';

/** A selector, and where in the expression it stands, from 0. */
export interface PlacedSelector extends Counter {
  from: number;
  to: number;
  /** A range or an offset belongs to it: only a selector can have one. */
  bound: boolean;
}

/** What an expression reads: each selector with its metric and matchers. The grammar is Prometheus's own. */
export interface Reading {
  selectors: PlacedSelector[];
  /** Labels that the expression groups, joins or matches by. */
  labels: ReadonlySet<string>;
  /** Where the expression is not PromQL, from 0. */
  errorAt?: number;
}

export function readExpression(expression: string): Reading {
  const selectors: PlacedSelector[] = [];
  const labels = new Set<string>();
  let errorAt: number | undefined;
  let selector: { metric: string; matchers: Matcher[] } = { metric: '', matchers: [] };
  const textOf = ({ from, to }: { from: number; to: number }) => expression.slice(from, to);
  parser.parse(expression).iterate({
    enter: ({ type, node, from, to }) => {
      // Names of labels in quotes are not read, so an expression that has some can't be.
      if (type.isError || type.name === 'QuotedLabelMatcher') {
        errorAt ??= from;
      }
      if (type.name === 'VectorSelector') {
        const placed = { metric: '', matchers: [], from, to, bound: BINDING.has(node.parent?.name ?? '') };
        selector = placed;
        selectors.push(placed);
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
        const text = unquote(value!);
        if (text === undefined) {
          errorAt ??= from;
        }
        selector.matchers.push({ label: label!, operator: operator as Matcher['operator'], value: text ?? '' });
      }
    },
  });
  return { selectors, labels, errorAt };
}

/** What takes a selector alone; a subquery takes any expression. */
const BINDING: ReadonlySet<string> = new Set(['MatrixSelector', 'OffsetExpr', 'StepInvariantExpr']);

/** The one selector that an expression consists of; undefined where it is anything else. */
export function readCounter(expression: string): Counter | undefined {
  const { selectors, errorAt } = readExpression(expression);
  const [first] = selectors;
  return first !== undefined &&
    first.metric !== '' &&
    errorAt === undefined &&
    selectors.length === 1 &&
    expression.slice(first.from, first.to) === expression.trim()
    ? { metric: first.metric, matchers: first.matchers }
    : undefined;
}

/** @returns undefined for an escape that makes no sense */
function unquote(literal: string): string | undefined {
  const inside = literal.slice(1, -1);
  if (literal.startsWith('`')) {
    return inside;
  }
  try {
    const quoted = literal.startsWith("'") ? inside.replaceAll("\\'", "'").replaceAll('"', '\\"') : inside;
    return JSON.parse(`"${quoted}"`) as string;
  } catch {
    return undefined;
  }
}
