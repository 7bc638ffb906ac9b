import type { ExportRequest } from './captures';

/** Attributes whose values name a session, an answer, a call, an agent's run… */
const ID_KEY = /(^|[._-])(id|uuid)$|[a-z]Id$|_id$|\bsession|prompt\.name$|interaction/;
/** Values of those attributes that are words with a meaning of their own, or plain numbers, are no ids. */
const IS_ID = /^(?=.*\d)(?=.*[a-z-]).{8,}$|^sess-/i;
const HEX_ID = /^([0-9a-f]{16}|[0-9a-f]{32})$/;

/**
 * The same telemetry with other ids of traces, spans, sessions, calls and answers, consistently wherever they occur,
 * also inside texts. Ids keep their form: the letters and digits in them are exchanged one by one.
 */
export function withOtherIds(requests: readonly ExportRequest[]): ExportRequest[] {
  const ids = new Set<string>();
  collect(requests, '', ids);
  const names = Array.from(ids).filter((id) => !HEX_ID.test(id));
  const pattern = new RegExp(
    `(?<![A-Za-z0-9])(?:[0-9a-f]{32}|[0-9a-f]{16}${names
      .sort((a, b) => b.length - a.length)
      .map((name) => `|${escaped(name)}`)
      .join('')})(?![A-Za-z0-9])`,
    'g'
  );
  const rename = (text: string): string =>
    text.replace(pattern, (match) => (ids.has(match) ? exchanged(match) : match));
  return renamed(requests, rename) as ExportRequest[];
}

function collect(value: unknown, key: string, ids: Set<string>): void {
  if (typeof value === 'string') {
    if (ID_KEY.test(key) && (IS_ID.test(value) || HEX_ID.test(value))) {
      ids.add(value);
    }
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item) => collect(item, key, ids));
  } else if (typeof value === 'object' && value !== null) {
    const attributeKey = 'key' in value && typeof value.key === 'string' ? value.key : undefined;
    for (const [name, item] of Object.entries(value)) {
      // The value of an attribute stands some levels below its key.
      collect(item, attributeKey ?? (name.endsWith('Value') ? key : name), ids);
    }
  }
}

/** Everything but the names of attributes. */
function renamed(value: unknown, rename: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return rename(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => renamed(item, rename));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, name === 'key' ? item : renamed(item, rename)])
    );
  }
  return value;
}

const FROM = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const TO = '7390215468defcabqrstuvwxyzghijklmnopNOPQRSTUVWXYZABCDEFGHIJKLM';

/** Hexadecimal digits stay hexadecimal digits. */
function exchanged(id: string): string {
  return Array.from(id, (letter) => TO[FROM.indexOf(letter)] ?? letter).join('');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
