import type { Observation } from '../observation';
import type { Call, Run } from '../session';
import { totalTokens } from '../tokens';
import { callOf } from './calls';
import { orderSteps } from './steps';
import { callsOf, runsIn } from './totals';
import type { Witness } from './walk';

/** Whether an agent's record tells what its calls used in all. */
export function tellsSum({ fields }: Observation): boolean {
  return (fields.input ?? 0) > 0 || (fields.output ?? 0) > 0;
}

/**
 * What an agent's record tells in all stands for its calls where no record tells of them: an agent that ran elsewhere, or
 * whose calls nobody recorded. It counts as one call. Where calls belong to no agent's record, they may be those of the
 * sum, and nothing is added.
 *
 * @param sums records that tell a sum, by their runs, sub-agents before those that started them
 */
export function addSums(
  runs: readonly Run[],
  sums: ReadonlyMap<object, Observation> | undefined,
  witness: Witness
): void {
  if (sums === undefined || runs.some((run) => run.origin.spanId === '' && hasCall(run))) {
    return;
  }
  const known = new Set(runsIn(runs));
  for (const [part, observation] of sums) {
    const run = part as Run;
    const call = known.has(run) && !hasCall(run) ? callOfSum(observation) : undefined;
    if (call !== undefined) {
      const [first] = run.steps;
      if (first === undefined) {
        run.steps.push({ number: 1, start: call.start, end: call.end, calls: [call] });
      } else {
        first.calls.push(call);
      }
      orderSteps(run);
      witness.told(call, observation);
      witness.note('from_sum', run.agent ?? observation.name);
    }
  }
}

/** Whatever the agent itself came to, an answer was paid for. */
function callOfSum(observation: Observation): Call | undefined {
  const call = callOf({ ...observation, kind: 'llm', status: 'ok', fields: { ...observation.fields, ...NO_ERROR } });
  return call.kind === 'llm' && (totalTokens(call.tokens) ?? 0) > 0 ? call : undefined;
}

const NO_ERROR = { errorType: undefined, errorMessage: undefined, success: undefined } as const;

function hasCall(run: Run): boolean {
  return callsOf([run]).some(({ kind }) => kind === 'llm');
}
