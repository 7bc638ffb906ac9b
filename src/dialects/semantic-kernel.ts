import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GEN_AI, SEMANTIC_KERNEL } from './keys';

/** Semantic Kernel, Python and .NET: GenAI names, one finish reason, no cache or reasoning tokens. */
export const semanticKernel: Dialect = {
  ...genAi,
  name: 'Semantic Kernel',
  scopes: /^(semantic_kernel|Microsoft\.SemanticKernel)\b/,
  fields: { ...genAi.fields, finishReason: [GEN_AI.finishReasons, SEMANTIC_KERNEL.finishReason] },
};
