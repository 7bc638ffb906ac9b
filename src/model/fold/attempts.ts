import type { LlmCall, Run } from '../session';

/**
 * Finds calls that are further attempts of a failed one: the next call of a model in the same run, with no tool call
 * between. With another model it is a fallback. Expects calls by time.
 */
export function linkAttempts(run: Run): void {
  let before: LlmCall | undefined;
  for (const step of run.steps) {
    for (const call of step.calls) {
      if (call.kind === 'tool') {
        before = undefined;
        continue;
      }
      if (call.superseded === true) {
        // Inside another call, which told of it.
        continue;
      }
      if (before?.outcome === 'error' && !(call.start < before.end)) {
        before.superseded = true;
        call.retryOf = before.origin;
        call.fallbackFrom = before.requestModel === call.requestModel ? undefined : before.requestModel;
      }
      before = call;
    }
  }
}
