import { argumentsFingerprint, resultFingerprint } from '../../model/fingerprint';
import { type Step, type ToolCall } from '../../model/session';
import { errorClassOf } from '../../model/vocabulary/error-classes';

/** What a step did, reduced to what tells whether another one did the same. What the model wrote is not part of it. */
export interface StepSignature {
  /** The names of its tools in alphabetical order, since calls side by side come in any; empty without tools. */
  tools: string;
  /** Its tools with their arguments; of a step without tools, how the model's call ended. */
  asked: string;
  /** Result of each call, in the order of `asked`; undefined where it was not recorded. */
  results: ReadonlyArray<string | undefined>;
  /** How each call ended, in the order of `asked`. */
  outcomes: readonly string[];
  /** Arguments of a call are missing. */
  untold: boolean;
  /** Arguments are missing or were cut: equal steps may differ in what nobody recorded. */
  unsure: boolean;
}

/** The signature of a step. */
export function stepSignature(step: Step): StepSignature {
  const calls = step.calls.filter((call): call is ToolCall => call.kind === 'tool').map(signedCall);
  calls.sort((a, b) => compareTexts(a.asked, b.asked));
  if (calls.length === 0) {
    const ended = modelOutcome(step);
    return { tools: '', asked: `\n${ended}`, results: [], outcomes: [ended], untold: false, unsure: false };
  }
  return {
    tools: JSON.stringify(calls.map(({ name }) => name).sort(compareTexts)),
    asked: calls.map(({ asked }) => asked).join('\n'),
    results: calls.map(({ result }) => result),
    outcomes: calls.map(({ outcome }) => outcome),
    untold: calls.some(({ untold }) => untold),
    unsure: calls.some(({ unsure }) => unsure),
  };
}

function signedCall({ name, arguments: given, result, outcome, error }: ToolCall) {
  const fingerprint = argumentsFingerprint(given);
  const got = resultFingerprint(result);
  return {
    name,
    // A line break would pass for the border between two calls.
    asked: JSON.stringify(fingerprint.strength === 'absent' ? [name] : [name, fingerprint.hash]),
    result: got.strength === 'absent' ? undefined : got.hash,
    outcome: outcome === 'error' ? `error ${errorClassOf(error ?? {})}` : outcome,
    untold: fingerprint.strength === 'absent',
    unsure: fingerprint.strength !== 'strong',
  };
}

/** How the last call of a model ended. */
function modelOutcome({ calls }: Step): string {
  const last = calls.filter((call) => call.kind === 'llm').at(-1);
  if (last === undefined) {
    return 'none';
  }
  return last.outcome === 'error' ? `error ${errorClassOf(last.error ?? {})}` : last.outcome;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
