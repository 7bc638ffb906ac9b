import type { Found } from './search';
import type { Signed } from './signatures';

interface Lengths {
  /** Shortest and longest cycle looked for; 1 is the same call over and over. */
  from: number;
  to: number;
  /** How often a cycle must come round. */
  repeats: number;
}

/**
 * Stretches in which the calls of a cycle come round again and again with the same results. A result that changes is
 * progress: a stretch that goes on with the same calls but another result was polling, and is none.
 */
export function cycles(calls: readonly Signed[], claimed: readonly boolean[], lengths: Lengths): Found[] {
  const found: Found[] = [];
  const taken = claimed.slice();
  for (let length = lengths.from; length <= lengths.to; length++) {
    let start = 0;
    while (start < calls.length) {
      const end = endOfStretch(calls, taken, start, length);
      const size = end - start;
      if (size >= length * lengths.repeats && differ(calls, start, length) && !wasPolling(calls, end, length)) {
        const places = Array.from({ length: size }, (_, offset) => start + offset);
        places.forEach((place) => (taken[place] = true));
        found.push({
          kind: length === 1 ? 'identical' : 'oscillation',
          places,
          repeats: Math.floor(size / length),
          suspected: !places.every((place) => calls[place]?.certain),
        });
        start = end;
      } else {
        // The next stretch may begin with the last calls of this one.
        start = Math.max(start + 1, end - length + 1);
      }
    }
  }
  return found;
}

function endOfStretch(calls: readonly Signed[], taken: readonly boolean[], start: number, length: number): number {
  let end = start;
  while (end < calls.length && !taken[end]) {
    const call = calls[end];
    const before = end - start >= length ? calls[end - length] : undefined;
    if (before !== undefined && (before.signature !== call?.signature || before.result !== call.result)) {
      break;
    }
    end += 1;
  }
  return end;
}

/** A cycle of two equal calls is no cycle but one call repeated. */
function differ(calls: readonly Signed[], start: number, length: number): boolean {
  return new Set(calls.slice(start, start + length).map((call) => call.signature)).size === length;
}

function wasPolling(calls: readonly Signed[], end: number, length: number): boolean {
  const next = calls[end];
  const before = calls[end - length];
  return next !== undefined && next.signature === before?.signature && next.result !== before.result;
}
