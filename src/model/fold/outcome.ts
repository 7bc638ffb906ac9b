import type { Observation } from '../observation';
import type { ErrorInfo, LlmOutcome, RunStatus, ToolOutcome } from '../session';

/** The error that a record reports; undefined where it reports none. */
export function errorOf({ span, fields }: Observation): ErrorInfo | undefined {
  if (span.status !== 'error' && fields.errorType === undefined) {
    return undefined;
  }
  return {
    type: fields.errorType,
    message: fields.errorMessage ?? (span.statusMessage || undefined),
    httpStatus: fields.httpStatus,
  };
}

/** Ordered test: an error, else evidence of success, else unknown. */
export function toolOutcomeOf(observation: Observation): ToolOutcome {
  const error = errorOf(observation);
  if (error !== undefined) {
    return TIMEOUT.test(error.type ?? '') ? 'timeout' : 'error';
  }
  return observation.span.status === 'ok' || observation.fields.toolResult !== undefined ? 'ok' : 'unknown';
}

/** Ordered test: an error, else an answer, else unknown. */
export function llmOutcomeOf(observation: Observation): LlmOutcome {
  if (errorOf(observation) !== undefined) {
    return 'error';
  }
  const { finishReason, responseId, output } = observation.fields;
  const answered = finishReason !== undefined || responseId !== undefined || output !== undefined;
  return answered || observation.span.status === 'ok' ? 'ok' : 'unknown';
}

/**
 * @param answered whether the run's last LLM call gave a final answer: without it a run that ended quietly is unknown
 */
export function runStatusOf(observation: Observation, answered: boolean): RunStatus {
  const error = errorOf(observation);
  if (error !== undefined) {
    return TIMEOUT.test(error.type ?? '') ? 'timeout' : 'failure';
  }
  if (Number.isNaN(observation.span.end)) {
    return 'running';
  }
  return answered || observation.span.status === 'ok' ? 'success' : 'unknown';
}

const TIMEOUT = /time[-_ ]?out|deadline/i;
