import { foldObservations } from '../model/fold/fold';
import type { Observation } from '../model/observation';
import type { Session } from '../model/session';
import type { Telemetry } from '../model/telemetry';
import { RecordReader } from './read';

/**
 * Folds telemetry of any dialect, in any order and with duplicates, into sessions, the newest first. Records that tell
 * nothing about an agent's work make no session.
 */
export function foldSessions(telemetry: Telemetry): Session[] {
  const reader = new RecordReader();
  const observations: Observation[] = telemetry.spans.map((span, index) => reader.readSpan(span, index));
  telemetry.logs.forEach((log, index) => {
    const observation = reader.readLog(log, index);
    if (observation !== undefined) {
      observations.push(observation);
    }
  });
  return foldObservations(observations);
}
