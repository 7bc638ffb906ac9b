import { argumentsFingerprint, resultFingerprint } from '../../model/fingerprint';
import type { ToolCall } from '../../model/session';
import { errorClassOf } from '../../model/vocabulary/error-classes';

/** A tool call reduced to what tells whether another one is the same. */
export interface Signed {
  call: ToolCall;
  /** Tool and arguments; the tool alone where arguments are absent. */
  signature: string;
  /** Equal results have equal hashes; undefined where the result is absent. */
  result?: string;
  /** Class of its error; undefined unless it failed. */
  failure?: string;
  /** Whether anything is known of the arguments. */
  known: boolean;
  /** Whether the arguments are known well enough for two equal signatures to mean the same call. */
  certain: boolean;
  /** Changed something, so that asking again what was asked before makes sense. */
  wrote: boolean;
  /** Ran a command that may have changed something. */
  mayHaveWritten: boolean;
}

/** Tools that change files or state, by the words that agents use in their names. */
const WRITES =
  /(^|[^a-z])(write|edit|patch|apply|create|delete|remove|move|rename|replace|insert|update|append|commit|mkdir|multiedit|str_?replace)/i;

/** Tools that run commands: nobody can tell what they changed, so after one it makes sense to try again. */
const SHELLS = /(^|[^a-z])(bash|shell|exec|command|terminal|powershell|python|process)([^a-z]|$)/i;

/** `ApplyPatch` and `applyPatch` as `apply_patch`, so that one pattern reads all habits of naming. */
const snakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');

export function signed(call: ToolCall): Signed {
  const fingerprint = argumentsFingerprint(call.arguments);
  const result = resultFingerprint(call.result);
  const failed = call.outcome === 'error' || call.outcome === 'timeout';
  return {
    call,
    signature: fingerprint.strength === 'absent' ? call.name : `${call.name} ${fingerprint.hash}`,
    result: result.strength === 'absent' ? undefined : result.hash,
    failure: failed ? errorClassOf(call.error ?? {}) : undefined,
    known: fingerprint.strength !== 'absent',
    certain: fingerprint.strength === 'strong',
    wrote: !failed && WRITES.test(snakeCase(call.name)),
    mayHaveWritten: !failed && SHELLS.test(snakeCase(call.name)),
  };
}
