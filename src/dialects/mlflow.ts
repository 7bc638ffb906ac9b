import type { ObservedFields } from '../model/observation';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL, MLFLOW } from './keys';
import { readCostJson, readUsageJson } from './usage-json';

/**
 * MLflow tracing. Every value is JSON: kinds and names stand in quotes. Usage is the provider's: Anthropic's own input is
 * without cache.
 */
export const mlflow: Dialect = {
  ...genAi,
  name: 'MLflow',
  scopes: /^mlflow\b/,
  keys: [MLFLOW.spanType],
  kinds: { '"AGENT"': 'agent', '"CHAT_MODEL"': 'llm', '"LLM"': 'llm', '"TOOL"': 'tool' },
  fields: {
    ...genAi.fields,
    operation: [MLFLOW.spanType],
    sessionId: [MLFLOW.session, GENERAL.sessionId],
    user: [MLFLOW.user, GENERAL.userId],
    provider: [MLFLOW.provider],
    requestModel: [MLFLOW.model],
    eventKind: [MLFLOW.messageFormat],
    usageJson: [MLFLOW.usage],
    costJson: [MLFLOW.cost],
    inputMessages: [MLFLOW.inputs],
    outputMessages: [MLFLOW.outputs],
    toolArguments: [MLFLOW.inputs],
    toolResult: [MLFLOW.outputs],
  },
  refine(observation) {
    const { kind, name, fields, rare } = observation;
    for (const field of NAMES) {
      fields[field] = withoutQuotes(fields[field]);
    }
    if (kind === 'llm') {
      readUsageJson(observation);
      if (rare !== undefined && withoutQuotes(rare.eventKind) === 'anthropic') {
        rare.semantics = 'exclusive';
      }
      readCostJson(observation);
      fields.finishReason ??= /"finish_reason": ?"(\w+)"/.exec(fields.outputMessages ?? '')?.[1];
    } else if (kind === 'agent') {
      fields.agent ??= name;
    }
  },
};

/** Fields that are a name. */
const NAMES = ['sessionId', 'provider', 'requestModel'] as const satisfies ReadonlyArray<keyof ObservedFields>;

function withoutQuotes(text: string | undefined): string | undefined {
  return text?.replace(/^"(.*)"$/s, '$1');
}
