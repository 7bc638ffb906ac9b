import { remembered } from '../remembered';

/** Why a model stopped. The emitter's own word is kept beside it. */
export type FinishReason =
  'stop' | 'length' | 'tool_calls' | 'content_filter' | 'refusal' | 'cancelled' | 'error' | 'other';

const REASONS: ReadonlyMap<string, FinishReason> = new Map(
  Object.entries<FinishReason>({
    stop: 'stop',
    end_turn: 'stop',
    stop_sequence: 'stop',
    completed: 'stop',
    finished: 'stop',
    length: 'length',
    max_tokens: 'length',
    max_output_tokens: 'length',
    incomplete: 'length',
    model_context_window_exceeded: 'length',
    tool_calls: 'tool_calls',
    tool_call: 'tool_calls',
    tool_use: 'tool_calls',
    function_call: 'tool_calls',
    pause_turn: 'tool_calls',
    content_filter: 'content_filter',
    safety: 'content_filter',
    guardrail_intervened: 'content_filter',
    blocklist: 'content_filter',
    prohibited_content: 'content_filter',
    recitation: 'content_filter',
    refusal: 'refusal',
    cancelled: 'cancelled',
    canceled: 'cancelled',
    aborted: 'cancelled',
    error: 'error',
    malformed_function_call: 'error',
  })
);

/** What some write around the word: a list as JSON text, the name of an enumeration. */
const WRAPPING = /^[\s["]*(?:FinishReason\.)?|["\s\]].*$/gs;

const standardWord = remembered(
  (reported: string): FinishReason =>
    REASONS.get(reported.replace(WRAPPING, '').toLowerCase().replaceAll('-', '_')) ?? 'other'
);

/** The standard word for what an emitter wrote: `STOP`, `end_turn`, `tool-calls`, `["stop"]`, `FinishReason.STOP`… */
export function finishReasonOf(reported: string | undefined): FinishReason | undefined {
  return reported === undefined || reported === '' ? undefined : standardWord(reported);
}
