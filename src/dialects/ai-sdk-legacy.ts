import { aiSdk } from './ai-sdk';
import type { Dialect } from './dialect';
import { withBefore } from './dialect-reader';
import { genAi } from './gen-ai';
import { AI_SDK, AI_SDK_LEGACY, GENERAL, GEN_AI } from './keys';
import { readProviderMetadata } from './provider-metadata';

/** Operations of the SDK: each `ai.X` is a run, its `.doX` the call of the model. */
const RUNS = ['ai.generateText', 'ai.streamText', 'ai.generateObject', 'ai.streamObject'] as const;

/**
 * Vercel AI SDK up to version 6, and 7 with `LegacyOpenTelemetry`. A run repeats
 * the sums of its calls. Tools lie below the call that asked for them, and so do the calls of a sub-agent: nesting alone
 * does not make two calls one.
 */
export const aiSdkLegacy: Dialect = {
  ...genAi,
  name: 'Vercel AI SDK (legacy)',
  scopes: /^ai$/,
  keys: [AI_SDK_LEGACY.operation],
  kinds: {
    ...aiSdk.kinds,
    ...Object.fromEntries(RUNS.map((run) => [run, 'agent' as const])),
    ...Object.fromEntries(
      RUNS.flatMap((run) => [`${run}.doGenerate`, `${run}.doStream`]).map((call) => [call, 'llm' as const])
    ),
    'ai.toolCall': 'tool',
  },
  // Whatever its scope is called, it may write the names of later versions.
  fields: withBefore(aiSdk.fields, {
    operation: [AI_SDK_LEGACY.operation, GEN_AI.operation],
    sessionId: [AI_SDK.contextSessionId, AI_SDK_LEGACY.metadataSessionId, GENERAL.sessionId],
    parentSessionId: [AI_SDK_LEGACY.parentSessionHeader],
    user: [AI_SDK_LEGACY.metadataUserId, GENERAL.userId],
    agent: [AI_SDK_LEGACY.functionId],
    provider: [AI_SDK_LEGACY.provider, GEN_AI.system],
    requestModel: [GEN_AI.requestModel, AI_SDK_LEGACY.model],
    responseModel: [GEN_AI.responseModel, AI_SDK_LEGACY.responseModel],
    responseId: [GEN_AI.responseId, AI_SDK_LEGACY.responseId],
    finishReason: [AI_SDK_LEGACY.finishReason, GEN_AI.finishReasons],
    timeToFirstToken: [AI_SDK_LEGACY.timeToFirstChunk],
    input: [AI_SDK_LEGACY.inputTokens, AI_SDK_LEGACY.promptTokens, GEN_AI.inputTokens],
    output: [AI_SDK_LEGACY.outputTokens, AI_SDK_LEGACY.completionTokens, GEN_AI.outputTokens],
    cacheRead: [AI_SDK_LEGACY.cacheReadTokens, AI_SDK_LEGACY.cachedInputTokens],
    cacheWrite: [AI_SDK_LEGACY.cacheWriteTokens],
    reasoning: [AI_SDK.reasoningTokens, AI_SDK_LEGACY.reasoningTokens],
    usageJson: [AI_SDK_LEGACY.providerMetadata],
    inputMessages: [AI_SDK_LEGACY.prompt, AI_SDK_LEGACY.promptMessages],
    outputMessages: [AI_SDK_LEGACY.responseToolCalls],
    toolName: [AI_SDK_LEGACY.toolName],
    toolCallId: [AI_SDK_LEGACY.toolCallId],
    toolArguments: [AI_SDK_LEGACY.toolArguments],
    toolResult: [AI_SDK_LEGACY.toolResult],
  }),
  refine(observation) {
    if (observation.kind === 'llm') {
      readProviderMetadata(observation);
    }
  },
};
