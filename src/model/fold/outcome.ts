import type { Observation } from '../observation';
import { saysFailure } from './tool-result';
import type { ErrorInfo, LlmOutcome, RunStatus, ToolOutcome } from '../session';

/**
 * The error that a record reports; undefined where it reports none. A record that says itself whether it succeeded is
 * believed before the status of its span, which several agents leave at OK whatever happened.
 */
export function errorOf({ status, statusMessage, fields, rare }: Observation): ErrorInfo | undefined {
  const failed = fields.success === 'false' || (fields.success === undefined && status === 'error');
  if (!failed && fields.errorType === undefined) {
    return undefined;
  }
  return {
    type: fields.errorType,
    message: fields.errorMessage ?? (statusMessage || undefined),
    httpStatus: rare?.httpStatus,
  };
}

export interface Word<T> {
  pattern: RegExp;
  outcome: T;
}

/**
 * What emitters call outcomes that are not failures, and failures that have a name of their own. Nobody denied or
 * cancelled a call that met an error of the class `PermissionDenied`, `AccessDenied` or `ConnectionAborted`.
 */
export const TOOL_WORDS: ReadonlyArray<Word<ToolOutcome>> = [
  { pattern: /(^|[^ns])den(y|ied)|reject|declin|not.?allowed|disallowed|blocked/i, outcome: 'denied' },
  { pattern: /cancel|(^|[^n])abort|interrupt/i, outcome: 'cancelled' },
  { pattern: /time[-_ ]?d?.?out|deadline/i, outcome: 'timeout' },
  { pattern: /error|fail/i, outcome: 'error' },
  { pattern: /^(ok|success|succeeded|completed|complete|done)$/i, outcome: 'ok' },
];

/** Ordered test (telemetry conventions, section 5): denied or cancelled, error, evidence of success, else unknown. */
export function toolOutcomeOf(observation: Observation, error = errorOf(observation)): ToolOutcome {
  const { fields } = observation;
  // A decision tells whether a call may run, not how it ended.
  const decided = toolWord(observation.rare?.decision);
  const ended = toolWord(fields.ending);
  const failed = toolWord(error?.type);
  const outcome = neverRan(decided) ?? neverRan(ended) ?? neverRan(failed) ?? ended ?? failed;
  if (outcome !== undefined && (outcome !== 'ok' || error === undefined)) {
    return outcome;
  }
  if (error !== undefined || (fields.success === undefined && saysFailure(fields.toolResult))) {
    return 'error';
  }
  const answered = fields.toolResult !== undefined && fields.success !== 'unknown';
  const succeeded = fields.success === 'true' || observation.status === 'ok' || answered;
  return succeeded ? 'ok' : 'unknown';
}

function toolWord(word: string | undefined): ToolOutcome | undefined {
  return word === undefined ? undefined : TOOL_WORDS.find(({ pattern }) => pattern.test(word))?.outcome;
}

function neverRan(outcome: ToolOutcome | undefined): ToolOutcome | undefined {
  return outcome === 'denied' || outcome === 'cancelled' ? outcome : undefined;
}

/** Types of errors that mean somebody no longer wanted the answer. */
export const CANCELLED = /cancel|abort/i;

/** Ordered test: an error, else an answer, else unknown. */
export function llmOutcomeOf(observation: Observation, error = errorOf(observation)): LlmOutcome {
  if (error !== undefined) {
    return CANCELLED.test(error.type ?? '') ? 'cancelled' : 'error';
  }
  const { finishReason, responseId, output, success } = observation.fields;
  const answered = finishReason !== undefined || responseId !== undefined || output !== undefined;
  return answered || success === 'true' || observation.status === 'ok' ? 'ok' : 'unknown';
}

/** What agents say of why they stopped. */
const RUN_WORDS: ReadonlyArray<Word<RunStatus>> = [
  { pattern: /max.?(turn|iteration|step|round)|recursion.?limit|too many (turn|step)/i, outcome: 'max_iterations' },
  { pattern: /budget|max.?(cost|token)|spend/i, outcome: 'budget' },
  { pattern: /time[-_ ]?d?.?out|deadline/i, outcome: 'timeout' },
  { pattern: /cancel|abort|interrupt|user_?close/i, outcome: 'cancelled' },
  { pattern: /error|fail|loop/i, outcome: 'failure' },
  { pattern: /goal|complete|success|stop|end_turn|done|ok/i, outcome: 'success' },
];

/** How a run ended, with what it was judged by. */
export interface Verdict {
  status: RunStatus;
  evidence?: string;
}

/**
 * Ordered test: the agent's own word, its error, its end, the answer of its last call; a run that ended quietly is
 * unknown.
 *
 * @param ending how the run's last LLM call ended: an agent's own span may say nothing of the call that it died of
 */
export function runVerdict(observation: Observation, ending: Ending): Verdict {
  const { fields } = observation;
  const error = errorOf(observation);
  const said = observation.rare?.terminationReason ?? fields.ending;
  for (const word of [said, error && `${error.type ?? ''} ${error.message ?? ''}`]) {
    const status = runWord(word);
    if (status !== undefined && (word === said || status !== 'success')) {
      return { status, evidence: word };
    }
  }
  if (error !== undefined) {
    return { status: 'failure', evidence: error.message ?? error.type ?? 'span status ERROR' };
  }
  if (Number.isNaN(observation.end)) {
    return { status: 'running' };
  }
  return verdictByEnding(ending) ?? verdictByStatus(observation);
}

function runWord(word: string | undefined): RunStatus | undefined {
  return word === undefined ? undefined : RUN_WORDS.find(({ pattern }) => pattern.test(word))?.outcome;
}

/** How the last call of a model in a run ended. */
export type Ending = 'answer' | 'failure' | undefined;

/** What the last call says of its run. */
export function verdictByEnding(ending: Ending): Verdict | undefined {
  switch (ending) {
    case 'answer':
      return { status: 'success', evidence: 'the last call gave an answer' };
    case 'failure':
      return { status: 'failure', evidence: 'the last call failed' };
    default:
      return undefined;
  }
}

function verdictByStatus(observation: Observation): Verdict {
  return observation.status === 'ok' ? { status: 'success', evidence: 'span status OK' } : { status: 'unknown' };
}
