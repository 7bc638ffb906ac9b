import type { AnswerTurn } from '../scenarios/scenario';
import type { WireUsage } from '../truth-log';
import type { ChatRequest } from './request';

const CHARACTERS_A_TOKEN = 4;
const CACHE_BLOCK_TOKENS = 128;

/**
 * Token usage of one answer, from the sizes of request and answer. Prompt caching works as providers do it: what the
 * agent's previous request had is read from the cache, in whole blocks, and the blocks that are new are written to it.
 */
export function usageOf(request: ChatRequest, turn: AnswerTurn): WireUsage {
  const prompt = promptTokens(request, request.messages.length);
  const lastAnswer = request.messages.findLastIndex((message) => message.role === 'assistant');
  const read = lastAnswer === -1 ? 0 : wholeBlocks(promptTokens(request, lastAnswer));
  const completion = tokens(turn.text) + tokens(JSON.stringify(turn.calls)) + turn.reasoning;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: read, cache_write_tokens: wholeBlocks(prompt) - read },
    completion_tokens_details: { reasoning_tokens: turn.reasoning },
  };
}

function promptTokens({ tools, messages }: ChatRequest, length: number): number {
  return tokens(JSON.stringify(tools ?? [])) + tokens(JSON.stringify(messages.slice(0, length)));
}

function tokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_A_TOKEN);
}

function wholeBlocks(count: number): number {
  return Math.floor(count / CACHE_BLOCK_TOKENS) * CACHE_BLOCK_TOKENS;
}
