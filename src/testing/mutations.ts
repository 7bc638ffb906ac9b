import { random, type Random } from './random';

/** JSON, as far as a mutation cares. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Container = Json[] | { [key: string]: Json };

/** A place in a document. */
interface Place {
  container: Container;
  key: string | number;
}

/** Changes one place of a document. */
type Mutation = (place: Place, random: Random, places: readonly Place[]) => void;

/** Keys that mean something to JavaScript or to OTLP. */
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', 'key', 'value', 'stringValue'];

const MEGABYTE = 2 ** 20;

/** How deep a hostile document nests: deeper than any stack. */
const DEPTH = 20_000;

/** Values that no emitter should send. Made when they are needed: some are big. */
const VALUES: ReadonlyArray<(random: Random) => Json> = [
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => '',
  () => 0,
  () => -1,
  () => -1e300,
  () => 1e308,
  () => '-9223372036854775808',
  () => '18446744073709551616',
  () => 'NaN',
  () => 'Infinity',
  () => '4102444800000000000',
  () => Number.MAX_SAFE_INTEGER,
  () => 'ff',
  () => 'g'.repeat(33),
  () => '0'.repeat(32),
  (random) => KEYS[random.below(KEYS.length)] as string,
  () => ({ toString: null, valueOf: null }),
  () => [null, undefinedEntry(), 7, []],
  () => own('__proto__', { polluted: 'yes' }),
  () => own('constructor', { prototype: { polluted: 'yes' } }),
  () => '{"args":{"__proto__":{"polluted":"yes"}},"status":{},"inputs":null,"input_str":1}',
];

/** Costly ones: a document gets one now and then. */
const BIG_VALUES: ReadonlyArray<() => Json> = [
  () => 'a'.repeat(MEGABYTE),
  () => '0123456789abcdef '.repeat(MEGABYTE / 17),
  () => '#1'.repeat(MEGABYTE / 2),
  () => '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  () => '{"args":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH),
  () => JSON.parse('{"arrayValue":{"values":['.repeat(DEPTH) + ']}}'.repeat(DEPTH)) as Json,
  () => JSON.parse('['.repeat(DEPTH) + ']'.repeat(DEPTH)) as Json,
  () => JSON.parse('{"kvlistValue":{"values":[{"key":"a","value":'.repeat(DEPTH) + '{}' + '}]}}'.repeat(DEPTH)) as Json,
];

const BIG_IN = 200;

const MUTATIONS: readonly Mutation[] = [
  function drop({ container, key }) {
    if (Array.isArray(container)) {
      container.splice(Number(key), 1);
    } else {
      delete container[key];
    }
  },
  function repeat({ container, key }, random) {
    if (Array.isArray(container)) {
      const copy = container[Number(key)] as Json;
      container.splice(random.below(container.length + 1), 0, copy, ...(random.below(9) === 0 ? [copy, copy] : []));
    }
  },
  function retype(place, random) {
    set(place, random.below(BIG_IN) === 0 ? pick(BIG_VALUES, random)() : pick(VALUES, random)(random));
  },
  function changeNumber(place, random) {
    const value = get(place);
    if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) {
      const changed = Number(value) * pick([-1, 0, 1e-6, 1.5, 1e6, 1e300], random);
      set(place, typeof value === 'number' ? changed : String(changed));
    }
  },
  function cutText(place, random) {
    const value = get(place);
    if (typeof value === 'string') {
      set(place, value.slice(0, random.below(value.length + 1)));
    }
  },
  function growText(place, random) {
    const value = get(place);
    if (typeof value === 'string') {
      set(place, value + pick(['0', '#0', '\u0000', '\ud800', '"', '}'], random));
    }
  },
  function rename({ container, key }, random) {
    if (!Array.isArray(container)) {
      const value = container[key] as Json;
      delete container[key];
      Object.defineProperty(container, pick(KEYS, random), {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
  },
  /** Puts what stands in one place into another of the same name: ids become equal, parents form rings. */
  function copyFromNamesake(place, random, places) {
    const names = relatives(String(place.key));
    const namesakes = places.filter((other) => names.includes(String(other.key)) && isPlain(get(other)));
    if (namesakes.length > 0) {
      set(place, get(pick(namesakes, random)));
    }
  },
  function swap(place, random, places) {
    const other = pick(places, random);
    const value = get(place);
    // A document that contains itself is none: only what contains nothing changes places.
    if (isPlain(value) && isPlain(get(other))) {
      set(place, get(other));
      set(other, value);
    }
  },
];

/** Names whose values are of one kind. */
const FAMILIES = [
  ['spanId', 'parentSpanId'],
  ['startTimeUnixNano', 'endTimeUnixNano', 'timeUnixNano'],
  ['key', 'stringValue'],
];

function relatives(name: string): readonly string[] {
  return FAMILIES.find((family) => family.includes(name)) ?? [name];
}

/** The document with up to five places changed; the same seed changes the same places in the same way. */
export function mutated(text: string, seed: number): unknown {
  const dice = random(seed);
  const document = JSON.parse(text) as Container;
  for (let changes = 1 + dice.below(5); changes > 0; changes--) {
    const places = placesOf(document);
    if (places.length > 0) {
      pick(MUTATIONS, dice)(pick(places, dice), dice, places);
    }
  }
  return document;
}

/** Below this depth nothing is changed again. */
const DEEPEST_PLACE = 30;

function placesOf(container: Container, depth = 0, places: Place[] = []): Place[] {
  const keys = Array.isArray(container) ? container.keys() : Object.keys(container);
  for (const key of keys) {
    const place = { container, key };
    places.push(place);
    const value = get(place);
    if (typeof value === 'object' && value !== null && depth < DEEPEST_PLACE) {
      placesOf(value, depth + 1, places);
    }
  }
  return places;
}

function isPlain(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function get({ container, key }: Place): Json {
  return (container as Record<string | number, Json>)[key] as Json;
}

function set({ container, key }: Place, value: Json): void {
  (container as Record<string | number, Json>)[key] = value;
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[random.below(list.length)] as T;
}

/** An object with a key that an object literal would take for something else. */
function own(key: string, value: Json): Json {
  return JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Json;
}

function undefinedEntry(): Json {
  return { key: 'gen_ai.operation.name' };
}
