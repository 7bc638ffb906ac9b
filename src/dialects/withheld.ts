import { numberOf, plainValue, textOf } from '../model/otlp/attributes';
import type { KeyValue } from '../model/telemetry';
import { RECORDER } from './keys';

/** What the recorder's collector did to a record before it was stored, as it says on the record. */
export interface Withheld {
  /** Values in which something was masked. */
  masked?: number;
  /** Bytes of all values together before any was cut. */
  cutFrom?: number;
  /** The capture level (`FLIGHTRECORDER_CONTENT`), where it was not the default. */
  level?: string;
}

/** Reads it off a record's attributes; empty where the collector did nothing, or where the record went another way. */
export function withheldOf(attributes: readonly KeyValue[]): Withheld {
  const withheld: Withheld = {};
  for (const attribute of attributes) {
    const value = plainValue(attribute?.value);
    if (attribute?.key === RECORDER.masked) {
      withheld.masked = numberOf(value);
    } else if (attribute?.key === RECORDER.truncated) {
      withheld.cutFrom = numberOf(value);
    } else if (attribute?.key === RECORDER.content && value !== undefined) {
      withheld.level = textOf(value);
    }
  }
  return withheld;
}
