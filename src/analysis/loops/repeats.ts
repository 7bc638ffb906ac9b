import type { Found } from './search';
import type { Signed } from './signatures';

/**
 * The same call with the same ending at least `repeats` times in one run, with other calls between, but none that wrote
 * successfully: after a write it makes sense to ask again.
 */
export function repeatsApart(
  kind: 'identical_failing' | 'identical',
  calls: readonly Signed[],
  claimed: readonly boolean[],
  repeats: number
): Found[] {
  const found: Found[] = [];
  const open = new Map<string, number[]>();
  const close = (): void => {
    for (const places of open.values()) {
      if (places.length >= repeats && (kind === 'identical_failing' || sameResult(calls, places))) {
        found.push({ kind, places, repeats: places.length, suspected: !isProven(kind, calls, places) });
      }
    }
    open.clear();
  };
  calls.forEach((call, place) => {
    const key = claimed[place] ? undefined : keyOf(kind, call);
    if (key !== undefined) {
      const places = open.get(key);
      if (places === undefined) {
        open.set(key, [place]);
      } else {
        places.push(place);
      }
    }
    if (call.wrote || (call.mayHaveWritten && kind === 'identical_failing')) {
      close();
    }
  });
  close();
  return found.sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0));
}

/** What must be equal; undefined for calls that cannot take part. A name without arguments proves nothing apart. */
function keyOf(kind: 'identical_failing' | 'identical', call: Signed): string | undefined {
  if (kind === 'identical_failing') {
    return call.failure === undefined ? undefined : `${call.signature} ${call.failure}`;
  }
  return call.known ? call.signature : undefined;
}

/** A result that changes from one time to the next is progress: that was polling. */
function sameResult(calls: readonly Signed[], places: readonly number[]): boolean {
  return new Set(places.map((place) => calls[place]?.result)).size === 1;
}

function isProven(
  kind: 'identical_failing' | 'identical',
  calls: readonly Signed[],
  places: readonly number[]
): boolean {
  return places.every((place) => {
    const call = calls[place];
    return call?.certain && (kind === 'identical_failing' || call.result !== undefined);
  });
}
