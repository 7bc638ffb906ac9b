/**
 * A string literal of Go, which TraceQL, LogQL and PromQL share: in double quotes, as a backtick string can hold no
 * backtick. Control characters are escaped, since a line break ends the literal and a zero byte the query. Half a
 * surrogate pair becomes U+FFFD: UTF-8 has none, so no telemetry holds one.
 */
export function goString(text: string): string {
  return `"${text.replace(HALF_PAIR, '\ufffd').replace(SPECIAL, escaped)}"`;
}

/** With the `u` flag, whole pairs are one character and don't match. */
const HALF_PAIR = /[\ud800-\udfff]/gu;

/** Quotes, backslashes, control characters, and the byte order mark, which Go's scanners may skip. */
const SPECIAL = /["\\\u0000-\u001f\u007f\ufeff]/g;

function escaped(char: string): string {
  return char === '"' || char === '\\' ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
