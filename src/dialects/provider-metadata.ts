import type { Observation } from '../model/observation';
import { objectIn } from './json-text';

type Json = Record<string, unknown>;

/**
 * Takes cache and reasoning tokens out of the AI SDK's provider metadata, where its versions 4 and 5 leave them. In these
 * versions Anthropic's input is what its API says, without cache; later ones, and other providers, include it. Input
 * includes cache afterwards.
 */
export function readProviderMetadata({ fields, rare }: Observation): void {
  const metadata = objectIn(rare?.usageJson);
  const openAi = part(metadata, 'openai');
  fields.cacheRead ??= figure(openAi, 'cachedPromptTokens');
  fields.cacheWrite ??= figure(part(openAi, 'usage'), 'cacheWriteTokens');
  fields.reasoning ??= figure(openAi, 'reasoningTokens');
  const anthropic = part(metadata, 'anthropic');
  if (anthropic !== undefined) {
    const usage = part(anthropic, 'usage');
    const isUncached = usage === undefined || figure(usage, 'input_tokens') === fields.input;
    fields.cacheRead ??= figure(usage, 'cache_read_input_tokens') ?? figure(anthropic, 'cacheReadInputTokens');
    fields.cacheWrite ??= figure(usage, 'cache_creation_input_tokens') ?? figure(anthropic, 'cacheCreationInputTokens');
    if (isUncached && fields.input !== undefined) {
      fields.input += (fields.cacheRead ?? 0) + (fields.cacheWrite ?? 0);
    }
  }
}

function part(json: Json | undefined, name: string): Json | undefined {
  const value = json?.[name];
  return typeof value === 'object' && value !== null ? (value as Json) : undefined;
}

function figure(json: Json | undefined, name: string): number | undefined {
  const value = json?.[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
