import { plainAttributes } from '../model/otlp/attributes';
import type { RawLog } from '../model/telemetry';
import { CLAUDE_CODE, CODING_AGENT, GEN_AI } from './keys';

/** What a log record names of the call that it belongs to. */
export interface MessageIds {
  /** Of the model's answer, or of the request for it: one for each call. */
  answer?: string;
  /** Of what a person asked: one for all calls of a run. */
  prompt?: string;
  /** Of the sub-agent that made the call: it did not begin with what a person asked. */
  subAgent?: string;
  /** It is the record of what the person asked. */
  begins: boolean;
}

const ANSWER_IDS = [GEN_AI.responseId, CODING_AGENT.responseId, CODING_AGENT.requestId] as const;
const PROMPT_IDS = [CLAUDE_CODE.promptId, CODING_AGENT.promptId] as const;
const BEGINS = /(^|\.)user_prompt$/;

/**
 * Ids by which records of one call are told from those of another that goes on at the same time: Claude Code writes
 * `request_id` and `prompt.id`, Qwen Code `response_id`, Gemini CLI `gen_ai.response.id`, both of them `prompt_id`; Codex none.
 */
export function messageIdsOf({ eventName, attributes }: RawLog): MessageIds {
  const fields = plainAttributes(attributes);
  const first = (keys: readonly string[]) =>
    keys.map((key) => fields[key]).find((value) => typeof value === 'string' && value !== '') as string | undefined;
  const subAgent = first([CODING_AGENT.agentId]);
  return { answer: first(ANSWER_IDS), prompt: first(PROMPT_IDS), subAgent, begins: BEGINS.test(eventName) };
}
