/**
 * For `t(…)` with values from outside: React escapes what it renders, so a second escaping would show. Pass it as
 * `interpolation`.
 */
export const AS_TEXT = { escapeValue: false } as const;
