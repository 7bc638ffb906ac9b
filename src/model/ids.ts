const TRACE_ID_LENGTH = 32;
const SPAN_ID_LENGTH = 16;
const ZERO = '0'.charCodeAt(0);

/** Trace id as 32 lower-case hex digits; Tempo's search drops leading zeros, its trace JSON writes base64. */
export function traceIdOf(value: unknown): string {
  return idOf(value, TRACE_ID_LENGTH);
}

/** Span id as 16 lower-case hex digits, empty for none. */
export function spanIdOf(value: unknown): string {
  return idOf(value, SPAN_ID_LENGTH);
}

/** Reads ids that come again and again, as a trace's does with each of its spans: one that comes again is kept once. */
export class RepeatedIds {
  private last: unknown;
  private id = '';

  constructor(private readonly read: (value: unknown) => string) {}

  of(value: unknown): string {
    if (value !== this.last) {
      this.last = value;
      this.id = this.read(value);
    }
    return this.id;
  }
}

/** Whether a text that a person pasted is a trace id (leading zeros may be missing). */
export function looksLikeTraceId(text: string): boolean {
  return /^[0-9a-f]{16,32}$/i.test(text);
}

/** Bytes as lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) {
    hex += HEX[byte];
  }
  return hex;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Ids of another length or alphabet are kept as they are: shown, and equal to themselves. */
function idOf(value: unknown, length: number): string {
  if (typeof value !== 'string' || value === '') {
    return '';
  }
  // Almost all ids are as they should be, and there are three to a span.
  if (value.length === length && value.charCodeAt(0) !== ZERO && isLowerHex(value)) {
    return value;
  }
  if (value.length <= length && /^[0-9a-f]+$/i.test(value)) {
    const id = value.toLowerCase().padStart(length, '0');
    return /^0+$/.test(id) ? '' : id;
  }
  const bytes = bytesOfBase64(value);
  return bytes?.length === length / 2 ? idOf(hexOf(bytes), length) : value;
}

/** By character code, whether it is a digit of lower-case hex. */
const HEX_DIGITS = Uint8Array.from({ length: 128 }, (_, code) => Number(/[0-9a-f]/.test(String.fromCharCode(code))));

/** A loop, since a regular expression takes three times as long for texts this short. */
function isLowerHex(text: string): boolean {
  for (let place = 0; place < text.length; place++) {
    if (HEX_DIGITS[text.charCodeAt(place)] !== 1) {
      return false;
    }
  }
  return true;
}

function bytesOfBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
