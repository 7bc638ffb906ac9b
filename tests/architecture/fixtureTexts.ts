/** Shorter texts are words that anybody may use. */
const TELLING_LENGTH = 24;

const ID_FIELDS = new Set(['traceId', 'spanId', 'parentSpanId']);

/** Everything in recorded telemetry that only that recording has: ids of traces and spans, and texts of some length. */
export function textsOfFixture(value: unknown, field = ''): string[] {
  if (typeof value === 'string') {
    return isTelling(value, field) ? [value] : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => textsOfFixture(item, field));
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => textsOfFixture(item, key))
    : [];
}

function isTelling(text: string, field: string): boolean {
  // Names of attributes, operations and events belong to the conventions, not to the recording.
  const isName = field === 'key' || /^[a-z-]+([._][a-z-]+)*$/.test(text);
  return text !== '' && (ID_FIELDS.has(field) || (!isName && text.length >= TELLING_LENGTH));
}
