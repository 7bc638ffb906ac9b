import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModel } from 'ai';
import { PLACE_HEADERS } from '../model-server/request';
import type { TruthPlace } from '../truth-log';
import type { AgentLogger } from './logger';

/** How often the SDK tries again after an error it takes for passing. */
export const MAX_RETRIES = 2;

export interface ModelOptions {
  /** Base URL of an OpenAI-compatible server, with `/v1`. */
  url: string;
  name: string;
  place: TruthPlace;
  log: AgentLogger;
}

/** A model on an OpenAI-compatible server. Its requests say in headers what they belong to; its failed tries are logged. */
export function makeModel({ url, name, place, log }: ModelOptions): LanguageModel {
  const provider = createOpenAICompatible({
    name: 'openai',
    baseURL: url,
    includeUsage: true,
    headers: {
      [PLACE_HEADERS.session]: place.session,
      [PLACE_HEADERS.scenario]: place.scenario,
      [PLACE_HEADERS.run]: String(place.run),
      [PLACE_HEADERS.agent]: place.agent,
    },
    fetch: fetchWithLog(log),
    convertUsage,
  });
  return provider(name);
}

/** The SDK retries silently; this is the place to see a failed try, inside the span of its model call. */
function fetchWithLog(log: AgentLogger): typeof fetch {
  let failedInARow = 0;
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      failedInARow = 0;
      return response;
    }
    failedInARow += 1;
    const { status } = response;
    const retries = (status === 429 || status >= 500) && failedInARow <= MAX_RETRIES;
    log(
      retries ? 'model_retry' : 'model_error',
      `The model server answered ${status} to try ${failedInARow}; ${retries ? 'it will be tried again' : 'no try is left'}.`,
      { 'http.response.status_code': status, 'demo_agent.try': failedInARow }
    );
    return response;
  };
}

type ConvertUsage = NonNullable<Parameters<typeof createOpenAICompatible>[0]['convertUsage']>;

/** As the provider's own conversion, plus the tokens written to the prompt cache, which it doesn't read. */
const convertUsage: ConvertUsage = (usage) => {
  const prompt = usage?.prompt_tokens ?? undefined;
  const completion = usage?.completion_tokens ?? undefined;
  const cacheRead = usage?.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWrite = Number(usage?.prompt_tokens_details?.['cache_write_tokens'] ?? 0);
  const reasoning = usage?.completion_tokens_details?.reasoning_tokens ?? 0;
  return {
    inputTokens: {
      total: prompt,
      noCache: prompt === undefined ? undefined : prompt - cacheRead - cacheWrite,
      cacheRead,
      cacheWrite,
    },
    outputTokens: {
      total: completion,
      text: completion === undefined ? undefined : completion - reasoning,
      reasoning,
    },
  };
};
