import type { KeyValue, RawLog } from '../telemetry';
import { plainValue, textOf, wrappedValue } from './attributes';

/** Set by our collector on log records whose attributes it moved into the body, as Loki would have refused them beside it. */
const PACKED = labelled('flightrecorder.packed');

/**
 * A log record with the attributes and the body that it had before our collector packed them; any other record as it is.
 * What stands beside a packed body repeats some of it, so only what it alone has is kept.
 */
export function unpackedLog(log: RawLog): RawLog {
  const mark = log.attributes.find((entry) => labelled(entry?.key) === PACKED);
  // Loki hands everything out as text.
  if (mark === undefined || textOf(plainValue(mark.value) ?? '') !== 'true') {
    return log;
  }
  const { attributes, body } = objectIn(log.body);
  if (typeof attributes !== 'object' || attributes === null) {
    return log;
  }
  const inside = Object.entries(attributes).map(([key, value]): KeyValue => ({ key, value: wrappedValue(value) }));
  const known = new Set([PACKED, ...inside.map(({ key }) => labelled(key))]);
  return {
    ...log,
    body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
    attributes: [...inside, ...log.attributes.filter((entry) => !known.has(labelled(entry?.key)))],
  };
}

/** A name as Loki has it, which knows no dots; empty for what is no name, as broken records have. */
function labelled(name: unknown): string {
  return typeof name === 'string' ? name.replaceAll('.', '_') : '';
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A store cut it: what stands beside it is all there is.
    return {};
  }
}
