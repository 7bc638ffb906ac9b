import type { z } from 'zod';
import type { Scratch } from './scratch';

/** What a tool may use. */
export interface ToolEnvironment {
  scratch: Scratch;
  /** Aborted when the user stops the agent. */
  signal: AbortSignal | undefined;
}

/** A tool of the agent: `run` returns what the model gets to see, or throws a {@link ToolError}. */
export interface ToolDefinition<Input, Output> {
  name: string;
  description: string;
  input: z.ZodType<Input>;
  run: (input: Input, environment: ToolEnvironment) => Promise<Output>;
}

/** Lets TypeScript find the types of a definition. */
export function defineTool<Input, Output>(definition: ToolDefinition<Input, Output>): ToolDefinition<Input, Output> {
  return definition;
}

export type ToolErrorClass = 'not_found' | 'outside_folder' | 'ambiguous' | 'check_failed';

/** A failure the model is told about. Its message starts with the class, as models and readers of traces see only the message. */
export class ToolError extends Error {
  override readonly name = 'ToolError';

  constructor(
    readonly errorClass: ToolErrorClass,
    message: string
  ) {
    super(`${errorClass}: ${message}`);
  }
}
