import { tool, type Tool } from 'ai';
import type { AgentLogger } from '../agent/logger';
import type { TruthLog, TruthPlace } from '../truth-log';
import { type ToolDefinition, type ToolEnvironment } from './tool';
import { ToolError } from './tool-error';

/** Any definition, whatever its types: the SDK checks the input against the definition's own schema. */

export type AnyTool = ToolDefinition<any, any>;

export interface ToolsetOptions {
  environment: Omit<ToolEnvironment, 'signal'>;
  place: TruthPlace;
  truth: TruthLog;
  log: AgentLogger;
}

/** Makes tools of the AI SDK from definitions. Each call is written to the truth log; a failed one to the agent's log too. */
export function makeToolset(definitions: readonly AnyTool[], options: ToolsetOptions): Record<string, Tool> {
  return Object.fromEntries(definitions.map((definition) => [definition.name, makeTool(definition, options)]));
}

function makeTool(definition: AnyTool, { environment, place, truth, log }: ToolsetOptions): Tool {
  return tool({
    description: definition.description,
    inputSchema: definition.input,
    execute: async (input: unknown, { toolCallId, abortSignal }) => {
      const record = (error: string | null): void =>
        truth({
          kind: 'tool',
          time: new Date().toISOString(),
          ...place,
          tool: definition.name,
          callId: toolCallId,
          arguments: input,
          ok: error === null,
          error,
        });
      try {
        const output: unknown = await definition.run(input, { ...environment, signal: abortSignal });
        record(null);
        return output;
      } catch (error) {
        const errorClass = errorClassOf(error);
        record(errorClass);
        log('tool_failed', `The tool ${definition.name} failed (${errorClass}).`, {
          'gen_ai.tool.name': definition.name,
          'gen_ai.tool.call.id': toolCallId,
          'error.type': errorClass,
        });
        throw error;
      }
    },
  });
}

function errorClassOf(error: unknown): string {
  if (error instanceof ToolError) {
    return error.errorClass;
  }
  return error instanceof Error ? error.name : 'unknown';
}
