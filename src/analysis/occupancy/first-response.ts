import type { Session } from '../../model/session';
import { callsIn } from '../placed-calls';

/** How long a person waited for the first sign of an answer. */
export interface FirstResponse {
  /** Milliseconds from the start of the session's first run. */
  after: number;
  /** Whether it is the first token, or the end of the first answer since nobody timed its first token. */
  by: 'first_token' | 'first_answer';
}

/** Undefined where no call of a model came to an answer. */
export function firstResponseOf(session: Pick<Session, 'runs' | 'start'>): FirstResponse | undefined {
  let first: FirstResponse | undefined;
  for (const call of callsIn(session)) {
    if (call.kind !== 'llm' || call.outcome !== 'ok') {
      continue;
    }
    const timed = call.timeToFirstToken;
    const after = (timed === undefined ? call.end : call.start + timed) - session.start;
    if (after >= 0 && (first === undefined || after < first.after)) {
      first = { after, by: timed === undefined ? 'first_answer' : 'first_token' };
    }
  }
  return first;
}
