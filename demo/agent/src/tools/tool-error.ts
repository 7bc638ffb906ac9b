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
