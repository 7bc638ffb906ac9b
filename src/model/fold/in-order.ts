import type { Call } from '../session';

/** The list itself where it is in order, as most telemetry arrives, else a sorted copy. */
export function inOrder<T>(list: T[], compare: (a: T, b: T) => number): T[] {
  for (let place = 1; place < list.length; place++) {
    if (compare(list[place - 1] as T, list[place] as T) > 0) {
      return list.slice().sort(compare);
    }
  }
  return list;
}

/** Compares parts of the model by their start. */
export function byStart(a: { start: number }, b: { start: number }): number {
  return a.start - b.start;
}

/**
 * Compares calls by their start. Of two that start together the one that ended first goes before, as a record without a
 * duration does before the tool that its answer asked for; of two of one moment the call of a model.
 */
export function byCallStart(a: Call, b: Call): number {
  return a.start - b.start || a.end - b.end || (a.kind === b.kind ? 0 : a.kind === 'llm' ? -1 : 1);
}
