import type { Call, Run, Session } from '../model/session';

/** All calls of sessions, sub-agents' included. */
export function callsOf(sessions: ReadonlyArray<Pick<Session, 'runs'>>): Call[] {
  return sessions.flatMap(({ runs }) => runs.flatMap(callsOfRun));
}

function callsOfRun(run: Run): Call[] {
  return [
    ...run.steps.flatMap(({ calls }) =>
      calls.flatMap((call) => (call.kind === 'tool' ? [call, ...call.runs.flatMap(callsOfRun)] : [call]))
    ),
    ...run.runs.flatMap(callsOfRun),
  ];
}
