/**
 * TraceQL as typed pieces. The only place that writes TraceQL text, so the only one that quotes and escapes.
 * Language: https://grafana.com/docs/tempo/latest/traceql/
 */

/** A condition on one span, already escaped. */
export interface Condition {
  readonly text: string;
}

/** Where an attribute is looked for. */
export type AttributeScope = 'span' | 'resource';

/** A reference to an attribute; names that are no plain identifiers are quoted. */
export function attribute(scope: AttributeScope, name: string): string {
  return /^[A-Za-z_][\w.-]*$/.test(name) ? `${scope}.${name}` : `${scope}.${quoted(name)}`;
}

/** A string literal. */
export function quoted(text: string): string {
  const escaped = text.replace(/["\\\n\r\t]/g, (char) => ESCAPES[char] ?? `\\${char}`);
  return `"${escaped}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function exists(field: string): Condition {
  return { text: `${field} != nil` };
}

export function equals(field: string, value: string): Condition {
  return { text: `${field} = ${quoted(value)}` };
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return { text: `(${conditions.map(({ text }) => text).join(' || ')})` };
}

export interface SearchQuery {
  where: Condition;
  /** Fields that come back with each span. */
  select?: readonly string[];
  /** The newest matches rather than any: a deeper search, five times as dear. */
  newestFirst?: boolean;
}

/** The text of a search. `select` comes last: before a `by` it would hide the attributes from it. */
export function search({ where, select = [], newestFirst = false }: SearchQuery): string {
  const selection = select.length === 0 ? '' : ` | select(${select.join(', ')})`;
  return `{ ${where.text} }${selection}${newestFirst ? ' with (most_recent=true)' : ''}`;
}
