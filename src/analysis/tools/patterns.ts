import { groupBy } from '../../model/group-by';
import type { Origin, Session } from '../../model/session';
import { errorClassOf, type ErrorClass } from '../../model/vocabulary/error-classes';
import { argumentPattern } from '../loops/argument-pattern';
import { isFailedCall, placedCalls } from '../placed-calls';

/** One call with the shape of its arguments. */
export interface PatternUse {
  /** See `argumentPattern`. */
  pattern: string;
  /** The arguments themselves, cut; undefined where nobody told. */
  preview?: string;
  failed: boolean;
  error?: ErrorClass;
  origin: Origin;
  session: { id: string; name?: string };
}

/** Calls with arguments of one shape. */
export interface FailingPattern {
  pattern: string;
  calls: number;
  failed: number;
  /** Classes of its errors, the most frequent first. */
  errors: readonly ErrorClass[];
  /** Arguments that failed, those that failed most often first, up to `EXAMPLES`. */
  examples: ReadonlyArray<{ preview?: string; failed: number; use: PatternUse }>;
  /** How many different arguments failed, as far as their previews tell them apart. */
  different: number;
}

/** Characters of arguments that are kept. */
const PREVIEW = 200;

const EXAMPLES = 3;

/** The calls of a tool with what they were asked. @param session folded from whole records, with arguments */
export function patternUsesOf(session: Session, tool: string): PatternUse[] {
  return placedCalls(session).flatMap(({ call }): PatternUse[] => {
    if (call.kind !== 'tool' || call.name !== tool) {
      return [];
    }
    const failed = isFailedCall(call);
    return [
      {
        pattern: argumentPattern(call.arguments),
        preview: call.arguments?.slice(0, PREVIEW),
        failed,
        error: failed ? errorClassOf(call.error ?? {}) : undefined,
        origin: call.origin,
        session: { id: session.id, name: session.name },
      },
    ];
  });
}

/** Shapes of arguments with at least one failed call, those with most failures first. */
export function failingPatterns(uses: readonly PatternUse[]): FailingPattern[] {
  return Array.from(
    groupBy(uses, ({ pattern }) => pattern),
    ([pattern, group]): FailingPattern => {
      const failed = group.filter((use) => use.failed);
      const byArguments = Array.from(groupBy(failed, ({ preview }) => preview).values());
      return {
        pattern,
        calls: group.length,
        failed: failed.length,
        errors: byFrequency(failed.flatMap(({ error }) => error ?? [])),
        different: byArguments.length,
        examples: byArguments
          .sort((a, b) => b.length - a.length)
          .slice(0, EXAMPLES)
          .map((same) => ({ preview: same[0].preview, failed: same.length, use: same[0] })),
      };
    }
  )
    .filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failed - a.failed || b.failed / b.calls - a.failed / a.calls || (a.pattern < b.pattern ? -1 : 1));
}

function byFrequency<T>(values: readonly T[]): T[] {
  return Array.from(groupBy(values, (value) => value))
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([value]) => value);
}
