/** Something wrong in a file that a person wrote. */
export interface Problem {
  /** From the repository's root. */
  file: string;
  /** From 1; absent where the whole file is meant. */
  line?: number;
  /** One sentence: what is wrong and what was expected. */
  text: string;
}

export function describeProblem({ file, line, text }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${text}`;
}

/** Thrown where definitions can't be used. Nothing is written then. */
export class DefinitionError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'DefinitionError';
  }
}
