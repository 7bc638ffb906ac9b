import { isTakenOut } from './vocabulary/placeholders';

/**
 * Fingerprints of arguments and results, to tell whether two calls asked for the same and got the same. Not
 * cryptographic: nobody gains by forging one, and speed matters.
 */
export type Fingerprint =
  /** Of the canonical form of a complete JSON text, or of a plain text. */
  | { strength: 'strong'; hash: string }
  /** Of a text that was cut or does not parse though it looks like JSON: equal hashes may hide different calls. */
  | { strength: 'weak'; hash: string }
  /** The emitter sent no content, or nothing of it was left. */
  | { strength: 'absent' };

/**
 * Argument fields that differ between calls that ask for the same: request ids, time stamps of sending, the agent's own
 * remarks. One list for all dialects.
 */
export const VOLATILE_FIELDS: ReadonlySet<string> = new Set([
  'callId',
  'call_id',
  'requestId',
  'request_id',
  'toolCallId',
  'tool_call_id',
  'tool_use_id',
  'timestamp',
  'traceparent',
  'nonce',
]);

const ABSENT: Fingerprint = { strength: 'absent' };

/** Fingerprint of a call's arguments: key order, blanks and one more layer of JSON encoding do not matter. */
export function argumentsFingerprint(text: string | undefined): Fingerprint {
  if (text === undefined || isTakenOut(text)) {
    return ABSENT;
  }
  const { strength, plain } = plainForm(text);
  return { strength, hash: hashOf(plain) };
}

/** Parts of results that are new each time though the result is the same: ids, times, long numbers and hashes. */
const RANDOM_PARTS =
  /\bchunk id: \w+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?|\b\d\d:\d\d:\d\d(\.\d+)?\b|\b\d{10,}\b|\b[0-9a-f]{12,}\b|\b\d+(\.\d+)? ?(ms|s|µs|ns|seconds)\b/gi;

/** Fingerprint of a call's result, without its random parts. */
export function resultFingerprint(text: string | undefined): Fingerprint {
  if (text === undefined || isTakenOut(text)) {
    return ABSENT;
  }
  const { strength, plain } = plainForm(text);
  return { strength, hash: hashOf(plain.replace(RANDOM_PARTS, '•')) };
}

/** What is compared of a text: of JSON its canonical form. */
function plainForm(text: string): { strength: 'strong' | 'weak'; plain: string } {
  const parsed = parsedOnceOrTwice(text);
  return parsed === undefined
    ? { strength: /^\s*["[{]/.test(text) ? 'weak' : 'strong', plain: text.trim() }
    : { strength: 'strong', plain: canonical(parsed.value) };
}

function parsedOnceOrTwice(text: string): { value: unknown } | undefined {
  const once = parsed(text);
  const inner = typeof once?.value === 'string' ? parsed(once.value) : undefined;
  return inner ?? once;
}

/** How JSON begins: to try what begins otherwise, and fail, takes long. */
const JSON_BEGINNING = /^\s*(["[{]|-?\d|true|false|null)/;

function parsed(text: string): { value: unknown } | undefined {
  if (!JSON_BEGINNING.test(text)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Arguments nest a few levels; what lies deeper does not count, so that a hostile value cannot exhaust the stack. */
const MAX_DEPTH = 64;

/** JSON with sorted keys and without volatile fields. */
function canonical(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'null';
  }
  if (depth > MAX_DEPTH) {
    return '"…"';
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  }
  const fields = value as Record<string, unknown>;
  const parts = Object.keys(fields)
    .filter((key) => !VOLATILE_FIELDS.has(key))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(fields[key], depth + 1)}`);
  return `{${parts.join(',')}}`;
}

/** 64 bits as hex: two interleaved multiplicative hashes in the manner of MurmurHash, one pass. */
export function hashOf(text: string): string {
  let h1 = 0xdeadbeef;
  let h2 = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return (h2 >>> 0).toString(16).padStart(8, '0') + (h1 >>> 0).toString(16).padStart(8, '0');
}
