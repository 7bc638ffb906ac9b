import type { Call, Run, Session } from '../../model/session';

/**
 * The calls that the length of a session came from: going back from each run's end, the call that ended last, then the
 * one that ended last before it began, and inside a call the same of the sub-agent it waited for. Shortening any other
 * call would have ended nothing sooner.
 */
export function criticalPath({ runs, lastActivity }: Pick<Session, 'runs' | 'lastActivity'>): ReadonlySet<Call> {
  const path = new Set<Call>();
  const endOf = ({ end }: { end: number }): number => (Number.isNaN(end) ? lastActivity : end);
  const visit = (run: Run): void => {
    const calls = run.steps.flatMap((step) => step.calls).sort((a, b) => endOf(b) - endOf(a));
    let until = Infinity;
    for (const call of calls) {
      if (endOf(call) > until) {
        continue;
      }
      path.add(call);
      until = call.start;
      if (call.kind === 'tool') {
        lastOf(call.runs).forEach(visit);
      }
    }
  };
  /** Of those started side by side the one that ended last was waited for. */
  const lastOf = (started: readonly Run[]): Run[] =>
    started
      .slice()
      .sort((a, b) => endOf(b) - endOf(a))
      .slice(0, 1);
  runs.forEach(visit);
  return path;
}
