export const TIERS = ['page', 'ticket', 'ignore'] as const;

/** What a failure of a model, tool, gateway or agent is worth. */
export type Tier = (typeof TIERS)[number];

/** What none of a list's entries matches. */
export const UNKNOWN_TIER: Tier = 'ticket';

/** One entry of a list: every matcher must match the whole label. */
export interface TierEntry {
  /** Label to regular expression (RE2). A label without one may be anything. */
  matchers: Readonly<Record<string, string>>;
  tier: Tier;
  /** Of the file that it stands in, from 1. */
  line: number;
}

/** Which tier an entry of a list gives, and how each entry up to it was judged. */
export interface TierDecision {
  tier: Tier | undefined;
  /** The entry that decides; undefined where none matches, or where one can't be judged. */
  entry?: TierEntry;
  /** An entry before any match, whose expression only Prometheus can read: then the tier is not known here. */
  unreadable?: TierEntry;
}

/** The first entry that matches decides; a label that is not there is an empty text, as for Prometheus. */
export function decideTier(entries: readonly TierEntry[], labels: Readonly<Record<string, string>>): TierDecision {
  for (const entry of entries) {
    const matched = entryMatches(entry, labels);
    if (matched === undefined) {
      return { tier: undefined, unreadable: entry };
    }
    if (matched) {
      return { tier: entry.tier, entry };
    }
  }
  return { tier: UNKNOWN_TIER };
}

/** Undefined where an expression can't be read by JavaScript, and the others don't already say no. */
export function entryMatches(
  { matchers }: Pick<TierEntry, 'matchers'>,
  labels: Readonly<Record<string, string>>
): boolean | undefined {
  const verdicts = Object.entries(matchers).map(([label, text]) => wholePattern(text)?.test(labels[label] ?? ''));
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

/**
 * An expression of RE2 that has to match the whole text, where JavaScript can say the same.
 *
 * Flags at the start are carried over; `.` matches line breaks, as in Prometheus. RE2 has no look-around and no back
 * references, which JavaScript would take: those are refused.
 */
export function wholePattern(text: string): RegExp | undefined {
  const [, flags = '', body = text] = /^\(\?([ims]+)\)(.*)$/s.exec(text) ?? [];
  if (/\(\?<?[=!]|\\[1-9]/.test(body)) {
    return undefined;
  }
  try {
    return new RegExp(`^(?:${body})$`, [...new Set(`${flags}s`)].join(''));
  } catch {
    return undefined;
  }
}
