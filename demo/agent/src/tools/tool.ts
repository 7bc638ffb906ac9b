import type { z } from 'zod';
import type { Scratch } from './scratch';

/** What a tool may use. */
export interface ToolEnvironment {
  scratch: Scratch;
  /** Aborted when the user stops the agent. */
  signal: AbortSignal | undefined;
}

/** A tool of the agent: `run` returns what the model gets to see, or throws a `ToolError`. */
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
