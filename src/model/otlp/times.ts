const NANOS_PER_MILLI = 1e6;
const ZERO = '0'.charCodeAt(0);
/** Digits of the part of a second. */
const FRACTION = 9;
/** More digits than these are no time that JavaScript's numbers can tell from any other. */
const MOST_DIGITS = 20;

/** Nanoseconds since 1970 as milliseconds; NaN where missing, zero or unreadable. */
export function millisOf(nanos: unknown): number {
  const millis =
    typeof nanos === 'string' ? millisIn(nanos) : typeof nanos === 'number' ? nanos / NANOS_PER_MILLI : NaN;
  return millis > 0 && millis < Infinity ? millis : NaN;
}

/**
 * Seconds and their part apart: nanoseconds of our days have more digits than a number holds, which makes reading them
 * as one several times slower, and less exact.
 */
function millisIn(text: string): number {
  const point = text.length - FRACTION;
  if (point <= 0 || text.length > MOST_DIGITS) {
    return Number(text) / NANOS_PER_MILLI;
  }
  return digitsIn(text, 0, point) * 1000 + digitsIn(text, point, text.length) / NANOS_PER_MILLI;
}

function digitsIn(text: string, from: number, to: number): number {
  let value = 0;
  for (let place = from; place < to; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) {
      return NaN;
    }
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Stands for a time in a new object until it is written, which must happen before anybody else sees the object.
 *
 * V8 boxes fractions. A field that was made with one has a box of its own in each object; one that was made with
 * something else holds the box that it is given. So a record's times are boxed once, however many objects repeat them: a
 * third of the objects that folding makes and that garbage collections have to move would be boxes.
 */
export const UNWRITTEN = undefined as unknown as number;
