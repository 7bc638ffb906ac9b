/**
 * What stands in a text in place of what was taken out of it before it was stored: by this recorder's collector, and by
 * others as far as their documentation names it.
 */

/** In place of a whole value, where content is not to be captured at all. */
export const NOT_CAPTURED = '[NOT_CAPTURED]';

/** In place of the middle of a conversation that was too long. */
export const HISTORY_CUT = '[HISTORY_CUT]';

/** In place of a secret or of personal data. @param category capital letters and underscores: `EMAIL` */
export function placeholderOf(category: string): string {
  return `[${category}_REDACTED]`;
}

/** What was taken out, and how often. */
export interface TakenOut {
  /** As the placeholder says: `EMAIL`; empty where it says nothing. */
  category: string;
  count: number;
}

/**
 * The collector's own; `[REDACTED]` and `<REDACTED>` of agents and proxies; OpenInference's `__REDACTED__`; Logfire's
 * `[Scrubbed due to 'password']`.
 */
const PLACEHOLDER = /\[(?:([A-Z][A-Z_]{0,40})_)?REDACTED\]|<REDACTED>|__REDACTED__|\[Scrubbed due to '([^']{0,80})'\]/g;

/** Placeholders in a text, by category, the first met first. */
export function maskedIn(text: string): TakenOut[] {
  const counts = new Map<string, number>();
  // Most texts have none: looking for the words is ten times faster.
  if (text.includes('REDACTED') || text.includes('[Scrubbed')) {
    for (const [, category, word] of text.matchAll(PLACEHOLDER)) {
      const name = category ?? word ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([category, count]) => ({ category, count }));
}

/** The longest text that is looked at as a whole. */
const LONGEST = 120;
const WHOLE = new RegExp(
  `^\\s*(?:(?:${PLACEHOLDER.source})|\\[NOT_CAPTURED\\]|\\*{3,}|"(?:\\[REDACTED\\]|<REDACTED>)")\\s*$`
);

/** Whether nothing is left of a text: two such texts may have been different. */
export function isTakenOut(text: string): boolean {
  return text.length <= LONGEST && WHOLE.test(text);
}
