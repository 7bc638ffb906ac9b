import type { ObservationKind, ObservedFields } from '../model/observation';
import type { TokenSemantics } from '../model/tokens';

/** For every field the attributes that may carry it; where a record has several, the first in the list wins. */
export type FieldTable = Partial<Record<keyof ObservedFields, readonly string[]>>;

/** One way of writing telemetry about agents, described by tables; reading is the same for all (`read.ts`). */
export interface Dialect {
  name: string;
  /** Whether records of this instrumentation scope are written in this dialect. */
  claimsScope(scope: string): boolean;
  /** What a record is, by the value of its `operation` field. */
  kinds: Readonly<Record<string, ObservationKind>>;
  fields: FieldTable;
  tokens: TokenSemantics;
}
