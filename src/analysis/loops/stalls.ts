import type { Found } from './search';
import type { Signed } from './signatures';

/** Stretches of at least `length` calls of which none asked for anything new nor got any new result. */
export function stalls(calls: readonly Signed[], claimed: readonly boolean[], length: number): Found[] {
  const found: Found[] = [];
  const known = new Set<string>();
  let places: number[] = [];
  const close = (): void => {
    if (places.length >= length) {
      const suspected = !places.every((place) => calls[place]?.certain && calls[place]?.result !== undefined);
      found.push({ kind: 'stall', places, repeats: places.length, suspected });
    }
    places = [];
  };
  calls.forEach((call, place) => {
    const isNew = [call.signature, `= ${call.result}`].filter((word) => !known.has(word) && known.add(word)).length > 0;
    if (isNew || claimed[place]) {
      close();
    } else {
      places.push(place);
    }
  });
  close();
  return found;
}
