import { runsWithin } from '../../../analysis/placed-calls';
import { referenceOf } from '../../../model/references';
import { type Call, type Run } from '../../../model/session';

/**
 * Parts of a session whose reference stands for another part before them already, each with how manieth it is, from 2:
 * a span may tell of two things, and records of one moment may have no span.
 */
export type Copies = ReadonlyMap<Run | Call, number>;

/** Finds them. Few there are; a text is made only of what a span does not tell apart. */
export function copiesOf(runs: readonly Run[]): Copies {
  const parts: Array<Run | Call> = [];
  for (const run of runsWithin(runs)) {
    parts.push(run);
    run.steps.forEach(({ calls }) => calls.forEach((call) => parts.push(call)));
  }
  const spans = new Set<string>();
  const shared = new Set<string>(['']);
  for (const { origin } of parts) {
    (spans.has(origin.spanId) ? shared : spans).add(origin.spanId);
  }
  const counts = new Map<string, number>();
  const copies = new Map<Run | Call, number>();
  for (const part of parts.filter(({ origin }) => shared.has(origin.spanId))) {
    const reference = referenceOf(part);
    const count = (counts.get(reference) ?? 0) + 1;
    counts.set(reference, count);
    if (count > 1) {
      copies.set(part, count);
    }
  }
  return copies;
}
