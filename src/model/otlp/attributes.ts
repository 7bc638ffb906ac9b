import type { AnyValue, KeyValue } from '../telemetry';

/** A value without its OTLP wrapping. 64-bit integers become numbers: exact up to 2^53. */
export type PlainValue = string | number | boolean | PlainValue[] | { [key: string]: PlainValue };

/** No real value nests this deep; what lies deeper is left out, so that a hostile one cannot exhaust the stack. */
const MAX_DEPTH = 64;

/** Unwraps a value; undefined where none of the known kinds is set, or its content is of another type. */
export function plainValue(value: AnyValue | undefined, depth = 0): PlainValue | undefined {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return undefined;
  }
  if (value.stringValue !== undefined) {
    return textIn(value.stringValue);
  }
  if (value.intValue !== undefined) {
    return numberIn(value.intValue);
  }
  if (value.boolValue !== undefined) {
    return Boolean(value.boolValue);
  }
  if (value.doubleValue !== undefined) {
    return numberIn(value.doubleValue);
  }
  if (value.arrayValue !== undefined) {
    return asList(value.arrayValue?.values).map((item) => plainValue(item as AnyValue, depth + 1) ?? '');
  }
  if (value.kvlistValue !== undefined) {
    return plainAttributes(asList(value.kvlistValue?.values) as KeyValue[], depth + 1);
  }
  return textIn(value.bytesValue);
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : undefined;
}

/** All attributes as one object. It has no prototype, so that a key such as `__proto__` is a key like any other. */
export function plainAttributes(attributes: readonly KeyValue[], depth = 0): Record<string, PlainValue> {
  const plain: Record<string, PlainValue> = Object.create(null);
  for (const entry of attributes) {
    const unwrapped = plainValue(entry?.value, depth);
    if (unwrapped !== undefined && typeof entry.key === 'string') {
      plain[entry.key] = unwrapped;
    }
  }
  return plain;
}

/** The value of one attribute, by linear search: for the few places that want a single one. */
export function attribute(attributes: readonly KeyValue[], key: string): PlainValue | undefined {
  for (const entry of attributes) {
    if (entry?.key === key) {
      return plainValue(entry.value);
    }
  }
  return undefined;
}

/** A value of JSON as OTLP has it; lists and objects as their text, which is how readers take them. */
export function wrappedValue(value: unknown): AnyValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return { doubleValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return { stringValue: JSON.stringify(value) };
  }
}

/** A value as text: strings as they are, everything else as JSON. */
export function textOf(value: PlainValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A value as a number where it is one or is the text of one; emitters write numbers as strings. */
export function numberOf(value: PlainValue | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** OTLP's repeated fields may be missing, null or, in broken input, of another type. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
