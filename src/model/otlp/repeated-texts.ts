import { type PbfReader } from 'pbf';

/** Longest text that is remembered, in bytes: names, not what people and models say. */
const LONGEST = 64;

/** Places for texts, a power of two. Another text that falls on the same place takes it. */
const PLACES = 2048;

const FIRST_BEYOND_ASCII = 0x80;

/**
 * Reads texts, of which telemetry repeats a few in every record: names of attributes, of models, of tools. One that came
 * before is recognised by its bytes and made only once, which takes a fraction of the time and of the memory.
 */
export class RepeatedTexts {
  private readonly places: string[] = new Array<string>(PLACES).fill('');

  /** @param pbf stands at the text's length */
  read(pbf: PbfReader): string {
    const { buf, pos } = pbf;
    const length = pbf.readVarint();
    const from = pbf.pos;
    const place = length > LONGEST || from + length > buf.length ? -1 : placeOf(buf, from, length);
    pbf.pos = pos;
    if (place === -1) {
      return pbf.readString();
    }
    const known = this.places[place] as string;
    if (known.length === length && isAt(known, buf, from)) {
      pbf.pos = from + length;
      return known;
    }
    return (this.places[place] = pbf.readString());
  }
}

/** @returns -1 for what is not plain ASCII */
function placeOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = length;
  for (let at = from; at < from + length; at++) {
    const byte = bytes[at] as number;
    if (byte >= FIRST_BEYOND_ASCII) {
      return -1;
    }
    hash = Math.imul(hash, 31) + byte;
  }
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}

function isAt(text: string, bytes: Uint8Array, from: number): boolean {
  for (let place = 0; place < text.length; place++) {
    if (text.charCodeAt(place) !== bytes[from + place]) {
      return false;
    }
  }
  return true;
}
