import { foldTelemetry } from '../model/fold/fold';
import type { RecordLedger } from '../model/fold/ledger';
import type { Session } from '../model/session';
import type { Telemetry } from '../model/telemetry';
import type { AttributeNames } from './attribute-names';
import { RecordReader } from './read';

export interface FoldOptions {
  /** Attributes that an operator names for the agent, its team, repository or tenant (the plugin's settings). */
  attributeNames?: AttributeNames;
  /** Is told which records each part of the sessions was read from, for `provenanceOf`. */
  ledger?: RecordLedger;
}

/**
 * Folds telemetry of any dialect, in any order and with duplicates, into sessions, the newest first. Records that tell
 * nothing about an agent's work make no session. Sessions hold no records, only what was read from them.
 */
export function foldSessions(telemetry: Telemetry, { attributeNames, ledger }: FoldOptions = {}): Session[] {
  return foldTelemetry(telemetry, new RecordReader(attributeNames), ledger);
}
