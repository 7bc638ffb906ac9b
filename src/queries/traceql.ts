import { goString } from './go-string';
import { keepWordsWhole } from './traceql-buffer';

/**
 * TraceQL as typed pieces. The only place that writes TraceQL text, so the only one that quotes and escapes.
 * Language: https://grafana.com/docs/tempo/latest/traceql/
 */

/** A reference to a field of a span: an attribute or an intrinsic. */
export interface Field {
  readonly kind: 'field';
  readonly text: string;
}

/** A condition on one span, already escaped. */
export interface Condition {
  readonly kind: 'condition';
  readonly text: string;
  /** The opposite condition: see `not`. */
  readonly opposite: string;
}

/** Where an attribute is looked for. */
export type AttributeScope = 'span' | 'resource';

/** A reference to an attribute. Names with other characters than most are quoted, with escapes of its own. */
export function attribute(scope: AttributeScope, name: string): Field {
  const plain = /^[A-Za-z_][\w./-]*$/.test(name);
  return field(`${scope}.${plain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`}`);
}

/** Fields that every span has. What a search answers for each is told by `sources/tempo-search`. */
export const INTRINSICS = {
  name: field('name'),
  status: field('status'),
  statusMessage: field('statusMessage'),
  kind: field('kind'),
  parentId: field('span:parentID'),
  scopeName: field('instrumentation:name'),
  scopeVersion: field('instrumentation:version'),
} as const;

/** Spans that have the field at all. Its opposite is understood from Tempo 2.10 on. */
export function exists({ text }: Field): Condition {
  return compared(text, '!=', '=', 'nil');
}

/** Texts are compared with texts only: no span has a number that equals `"7"`. */
export function equals({ text }: Field, value: string | number | boolean): Condition {
  return compared(text, '=', '!=', typeof value === 'string' ? goString(value) : String(value));
}

/** Status and kind are enumerations: quoted, they are texts that no span has. */
export function statusIs(status: 'ok' | 'error' | 'unset'): Condition {
  return compared(INTRINSICS.status.text, '=', '!=', status);
}

export function kindIs(kind: 'internal' | 'client' | 'server' | 'producer' | 'consumer'): Condition {
  return compared(INTRINSICS.kind.text, '=', '!=', kind);
}

/** Spans that took more than a time. @param seconds not negative */
export function longerThan(seconds: number): Condition {
  return compared('duration', '>', '<=', `${Math.round(seconds * MILLIS_PER_SECOND)}ms`);
}

/** @param conditions at least one */
export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, '||', '&&');
}

/** @param conditions at least one */
export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, '&&', '||');
}

/**
 * The opposite, written with the opposite operators. Never with TraceQL's own `!( … )`: Tempo 2.8 evaluates it only on
 * spans that some other condition happened to fetch, and answers too little or nothing. A span that lacks an attribute
 * matches neither side, but for `exists`.
 */
export function not({ text, opposite }: Condition): Condition {
  return { kind: 'condition', text: opposite, opposite: text };
}

/** What to search for: kept as data, so that what a Tempo refuses can be left out of it. */
export interface SearchQuery {
  /** The spans that come back. */
  where: Condition;
  /** Only of traces that also have a span for each of these. */
  inTracesWith?: readonly Condition[];
  /** Spans of small, of large, or of all pieces of traces, for which it takes two searches: see `inPieces`. */
  pieces?: 'small' | 'large' | 'all';
  /** Fields that come back with each span. */
  select?: readonly Field[];
  /** The newest matches rather than any: a deeper search, five times as dear. */
  newestFirst?: boolean;
}

/** The text of one search. `select` comes last: before a `by` it would hide the attributes from it. */
export function searchText(query: SearchQuery): string {
  const { where, inTracesWith = [], pieces, select = [], newestFirst = false } = query;
  const spans = [where, ...inTracesWith].map(({ text }) => `{ ${text} }`).join(' && ');
  const stages = pieces === undefined ? '' : PIECES[pieces];
  const selection = select.length === 0 ? '' : ` | select(${select.map(({ text }) => text).join(', ')})`;
  const hints = newestFirst ? ' with (most_recent=true)' : '';
  return keepWordsWhole(spans + stages + selection + hints);
}

/** Spans in a piece of a trace up to which it is small: the work of Tempo grows with the square of them. */
const SMALL_PIECE = 200;

const PIECES: Readonly<Record<'small' | 'large' | 'all', string>> = {
  all: '',
  small: ` | count() <= ${SMALL_PIECE} | by(span:id)`,
  large: ` | count() > ${SMALL_PIECE}`,
};

/**
 * The searches that one consists of: two for all pieces. Tempo keeps the spans of a trace in several pieces for as long
 * as more of them arrive, and answers a plain search with the largest piece alone, without a word, as it does not join
 * sets of spans that stand for the same. So it is asked for a set for each span, for which no limit of spans in a set
 * matters either. For large pieces that would take it minutes: of them the largest one has to do.
 */
export function inPieces(query: SearchQuery): SearchQuery[] {
  return query.pieces === 'all'
    ? [
        { ...query, pieces: 'small' },
        { ...query, pieces: 'large' },
      ]
    : [query];
}

const MILLIS_PER_SECOND = 1000;

function field(text: string): Field {
  return { kind: 'field', text };
}

function compared(left: string, operator: string, opposite: string, right: string): Condition {
  return {
    kind: 'condition',
    text: `${left} ${operator} ${right}`,
    opposite: `${left} ${opposite} ${right}`,
  };
}

function joined(conditions: readonly Condition[], operator: string, opposite: string): Condition {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1
    ? only
    : {
        kind: 'condition',
        text: `(${conditions.map(({ text }) => text).join(` ${operator} `)})`,
        opposite: `(${conditions.map((condition) => condition.opposite).join(` ${opposite} `)})`,
      };
}
