const NAMED: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Digits of each escape that names a code point. */
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Reads the string literal in double quotes that a text begins with, by the rules of Go's specification, which are also
 * those of TraceQL, LogQL and PromQL.
 *
 * @throws Error where Go would refuse it
 */
export function readGoString(source: string): { text: string; rest: string } {
  if (!source.startsWith('"')) {
    throw new Error(`No string literal: ${source}`);
  }
  let text = '';
  for (let at = 1; at < source.length;) {
    const char = source.charAt(at);
    if (char === '"') {
      return { text, rest: source.slice(at + 1) };
    }
    if (char === '\n' || char === '\u0000') {
      throw new Error(`A literal holds no ${JSON.stringify(char)}.`);
    }
    const read = char === '\\' ? readEscape(source, at + 1) : { text: char, end: at + 1 };
    text += read.text;
    at = read.end;
  }
  throw new Error('The literal does not end.');
}

function readEscape(source: string, at: number): { text: string; end: number } {
  const letter = source.charAt(at);
  if (letter === '"' || letter === '\\') {
    return { text: letter, end: at + 1 };
  }
  const named = NAMED[letter];
  if (named !== undefined) {
    return { text: named, end: at + 1 };
  }
  const digits = DIGITS[letter];
  if (digits === undefined) {
    throw new Error(`Unknown escape \\${letter}.`);
  }
  const end = at + 1 + digits;
  const code = parseInt(source.slice(at + 1, end), 16);
  if (Number.isNaN(code) || (code >= 0xd800 && code <= 0xdfff)) {
    throw new Error(`No code point: ${source.slice(at, end)}`);
  }
  return { text: String.fromCodePoint(code), end };
}
