import { type Counter } from '../definitions';
import { readCounter } from '../promql/selectors';

/** What a query of another tool counts. */
export interface CountedQuery {
  counter: Counter;
  /** Labels that its sum keeps; undefined where it sums nothing, or all. */
  by?: readonly string[];
  /** It is a growth or a pace already, so what it reads can only be a counter. */
  ofCounter: boolean;
}

const SUM = /^sum\s*(?:by\s*\((?<by>[\w\s,]*)\)\s*)?\((?<of>.*)\)$/s;
const SUM_WITH_LABELS_LAST = /^sum\s*\((?<of>.*)\)\s*by\s*\((?<by>[\w\s,]*)\)$/s;
/** The window is often a placeholder that the other tool fills in; our rules bring windows of their own. */
const GROWTH = /^(?:rate|increase)\s*\((.*)\[[^\][]*\]\s*\)$/s;
const IN_PARENTHESES = /^\((.*)\)$/s;

/**
 * Reads what a query counts: a counter, its `rate` or `increase` over whatever window, or the sum of one of these.
 *
 * @returns undefined for anything else, such as arithmetic or several counters, which can't be counted in other windows
 */
export function readCountedQuery(query: string): CountedQuery | undefined {
  const text = query.trim();
  const sum = (SUM_WITH_LABELS_LAST.exec(text) ?? SUM.exec(text))?.groups;
  if (sum !== undefined) {
    const inner = readCountedQuery(sum.of!);
    return inner && inner.by === undefined
      ? { ...inner, by: sum.by === undefined ? undefined : labelsIn(sum.by) }
      : undefined;
  }
  const [, grown] = GROWTH.exec(text) ?? [];
  const counter = readCounter(grown ?? text);
  if (counter !== undefined) {
    return { counter, ofCounter: grown !== undefined };
  }
  const [, inside] = IN_PARENTHESES.exec(text) ?? [];
  return inside === undefined ? undefined : readCountedQuery(inside);
}

function labelsIn(list: string): string[] {
  return list
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}
