import { foldTelemetry } from '../model/fold/fold';
import type { Session } from '../model/session';
import type { Telemetry } from '../model/telemetry';
import { RecordReader } from './read';

/**
 * Folds telemetry of any dialect, in any order and with duplicates, into sessions, the newest first. Records that tell
 * nothing about an agent's work make no session.
 */
export function foldSessions(telemetry: Telemetry): Session[] {
  return foldTelemetry(telemetry, new RecordReader());
}
