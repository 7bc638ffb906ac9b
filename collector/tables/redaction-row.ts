/** A kind of secret or personal data that is masked before anything is stored. One row, one reason. */
export interface RedactionRow {
  /** Names the placeholder: `[EMAIL_REDACTED]`. */
  category: string;
  /**
   * What is masked, in the common part of RE2 and JavaScript; `(?i)` and `(?s)` may stand in front. A first group is kept:
   * the name before a value, say.
   */
  pattern: string;
  /**
   * Patterns one of which matches wherever `pattern` does, and which begin with a fixed text, the rarer its first letter the
   * better: RE2 looks for that text a hundred times faster than for a pattern. Nearly all records are let pass by them; what
   * they stop is looked at with the pattern itself. Those that begin with `(?i)` are written in small letters.
   */
  hints: readonly string[];
  /** A hint of this row alone, where it shares the others: tried where one of those has matched, before the pattern is. */
  ownHint?: string;
  reason: string;
}
