import { hasGroup, placeholder, PROTECTED, REDACTION, type RedactionRow } from '../tables/redaction';

interface Mask {
  hints: RegExp[];
  pattern: RegExp;
  replacement: string;
}

const MASKS = REDACTION.map(maskOf);

/**
 * Masks a text as the collector does, row by row: what the corpus is judged by. That the collector does the same is
 * tested on the real one.
 */
export function masked(text: string, operator: readonly RedactionRow[] = []): string {
  let result = PROTECTED.reduce((kept, { text: plain, hidden }) => kept.replaceAll(plain, hidden), text);
  for (const { hints, pattern, replacement } of [...MASKS, ...operator.map(maskOf)]) {
    if (hints.length === 0 || hints.some((hint) => hint.test(text))) {
      result = result.replace(pattern, replacement);
    }
  }
  return PROTECTED.reduce((kept, { text: plain, hidden }) => kept.replaceAll(hidden, plain), result);
}

function maskOf({ category, pattern, hints }: RedactionRow): Mask {
  return {
    hints: hints.map((hint) => compiled(hint)),
    pattern: compiled(pattern, 'g'),
    replacement: `${hasGroup(pattern) ? '$1' : ''}${placeholder(category)}`,
  };
}

/** A pattern of the table as a regular expression; its flags stand in front, as RE2 wants them. */
export function compiled(pattern: string, more = ''): RegExp {
  const [, flags = '', body = ''] = /^(?:\(\?([is]+)\))?(.*)$/s.exec(pattern) ?? [];
  return new RegExp(body, `${flags}${more}u`);
}
