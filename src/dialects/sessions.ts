import { foldObservations } from '../model/fold/fold';
import type { Session } from '../model/session';
import type { Telemetry } from '../model/telemetry';
import { SpanReader } from './read';

/**
 * Folds telemetry of any dialect, in any order and with duplicates, into sessions, the newest first. Nothing is dropped:
 * a span that belongs to no agent is a session only if a record of its trace tells of an agent's work.
 */
export function foldSessions(telemetry: Telemetry): Session[] {
  const reader = new SpanReader();
  return foldObservations(telemetry.spans.map((span) => reader.read(span)));
}
