import { goString } from '../../src/queries/go-string';
import { REAL_TIME, type Clock } from './windows';

/** Texts of alerts: written once, rendered as Prometheus templates and, for tests and runbooks, as what they become. */
export type Text = readonly Piece[];

export type Piece =
  | string
  /** The value of a label. */
  | { label: string }
  /** The alert's value. */
  | { value: Format }
  /** What a query answers for the alert's labels. */
  | { ask: Question; as: Format };

export type Format = 'percent' | 'count' | 'duration' | 'usd' | 'number';

/** A query about the series that the alert is about. */
export interface Question {
  /** What is asked, for tests that answer it. */
  name: string;
  /** @param matchers of the labels below, each with a comma before it */
  query: (matchers: string, clock: Clock) => string;
  labels: readonly string[];
}

/** How a number is written, as a Prometheus template and as its result. */
const FORMATS: Readonly<Record<Format, { template: string; render: (value: number) => string }>> = {
  percent: { template: 'humanizePercentage', render: (value) => `${significant(value * 100)}%` },
  count: { template: 'printf "%.0f"', render: (value) => roundHalfToEven(value).toFixed(0) },
  duration: { template: 'humanizeDuration', render: humanDuration },
  usd: { template: 'printf "%.2f"', render: (value) => value.toFixed(2) },
  number: { template: 'humanize', render: (value) => significant(value) },
};

/** Text with `{label}` in it for labels' values. */
export function words(text: string): Piece[] {
  return text.split(/(\{[a-z_]+\})/).map((part) => (/^\{.*\}$/.test(part) ? { label: part.slice(1, -1) } : part));
}

/** As an annotation in a rule file. */
export function asTemplate(text: Text, clock: Clock): string {
  return text.map((piece) => templateOf(piece, clock)).join('');
}

/**
 * As an annotation of an alert that Grafana evaluates: it has no `query` in templates, so answers are further queries.
 *
 * @param refOf the letter of a question's query
 */
export function asGrafanaTemplate(text: Text, refOf: (question: Question) => string): string {
  return text
    .map((piece) => {
      if (typeof piece === 'string' || 'label' in piece) {
        return templateOf(piece, REAL_TIME);
      }
      const [ref, format] = 'value' in piece ? ['A', piece.value] : [refOf(piece.ask), piece.as];
      return `{{ with $values.${ref} }}{{ .Value | ${FORMATS[format].template} }}{{ end }}`;
    })
    .join('');
}

/** The questions of some texts, each once. */
export function questionsOf(texts: readonly Text[]): Question[] {
  const asked = texts.flat().flatMap((piece) => (typeof piece !== 'string' && 'ask' in piece ? [piece.ask] : []));
  return [...new Map(asked.map((question) => [question.name, question])).values()];
}

/** What the annotation becomes. @param answers by the question's name */
export function asWritten(
  text: Text,
  known: { labels: Readonly<Record<string, string>>; value: number; answers: Readonly<Record<string, number>> }
): string {
  const render = (piece: Piece): string => {
    if (typeof piece === 'string') {
      return piece;
    }
    if ('label' in piece) {
      return known.labels[piece.label] ?? '';
    }
    if ('value' in piece) {
      return FORMATS[piece.value].render(known.value);
    }
    const answer = known.answers[piece.ask.name];
    return answer === undefined ? '' : FORMATS[piece.as].render(answer);
  };
  return text.map(render).join('');
}

function templateOf(piece: Piece, clock: Clock): string {
  if (typeof piece === 'string') {
    return piece;
  }
  if ('label' in piece) {
    return `{{ $labels.${piece.label} }}`;
  }
  if ('value' in piece) {
    return `{{ $value | ${FORMATS[piece.value].template} }}`;
  }
  const { query, labels } = piece.ask;
  const matchers = labels.map((label, index) => `${label}=%[${index + 1}]q`).join(', ');
  const values = labels.map((label) => ` $labels.${label}`).join('');
  const asked = query(labels.length === 0 ? '' : `, ${MATCHERS}`, clock)
    .replaceAll('%', '%%')
    .replaceAll(MATCHERS, matchers);
  return `{{ with printf ${goText(asked)}${values} | query }}{{ . | first | value | ${FORMATS[piece.as].template} }}{{ end }}`;
}

/** Stands for the matchers in a query, whose own percent signs are no verbs of `printf`. */
const MATCHERS = '\0';

/** As a Go template writes a text: as it is, where that can be. */
function goText(text: string): string {
  return text.includes('`') ? goString(text) : `\`${text}\``;
}

/** Go's `%.4g`: what lies exactly between two figures becomes the even one, where JavaScript takes the larger. */
function significant(value: number): string {
  const [, kept = '', rest = '', exponent = ''] = EXACT_DIGITS.exec(value.toExponential(99)) ?? [];
  const isDown = /^50*$/.test(rest) && Number(kept.at(-1)) % 2 === 0;
  return String(Number(isDown ? kept + exponent : value.toPrecision(4)));
}

/** Four digits, all others that a number has, and its exponent. */
const EXACT_DIGITS = /^(-?\d\.\d{3})(\d+)(e.+)$/;

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

/** Prometheus's humanizeDuration. @param seconds 1 or more */
function humanDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  const rest = whole % 60;
  if (days > 0) {
    return `${days}d ${hours}h ${minutes}m ${rest}s`;
  }
  if (hours > 0) {
    return `${hours}h ${minutes}m ${rest}s`;
  }
  return minutes > 0 ? `${minutes}m ${rest}s` : `${significant(seconds)}s`;
}
