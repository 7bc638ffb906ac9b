import { nameKeys, PLAIN_NAMES, plainKeys } from '../tables/contents';
import { all, environmentLiteral, equals, literal, not, set } from './ottl';

/** A place that carries attributes, with the texts beside them that are masked too. */
export interface Place {
  context: 'resource' | 'scope' | 'span' | 'spanevent' | 'log';
  texts: readonly string[];
  /** Holds what people, models and tools said: capture levels apply. */
  holdsContent: boolean;
}

const RESOURCE: Place = { context: 'resource', texts: [], holdsContent: false };
const SCOPE: Place = { context: 'scope', texts: ['scope.name', 'scope.version'], holdsContent: false };

export const PLACES: Readonly<Record<'traces' | 'logs', readonly Place[]>> = {
  traces: [
    RESOURCE,
    SCOPE,
    { context: 'span', texts: ['span.name', 'span.status.message', 'span.trace_state'], holdsContent: true },
    { context: 'spanevent', texts: ['spanevent.name'], holdsContent: true },
  ],
  logs: [
    RESOURCE,
    SCOPE,
    { context: 'log', texts: ['log.body', 'log.event_name', 'log.severity_text'], holdsContent: true },
  ],
};

/** The capture level, from the environment; what is no level is taken for the default, `redacted`. */
export const LEVEL = environmentLiteral('FLIGHTRECORDER_CONTENT', 'redacted');
/** Unredacted content has to be asked for twice. */
const CONFIRMED = environmentLiteral('FLIGHTRECORDER_STORE_UNREDACTED_CONTENT', 'no');
export const IS_REDACTED = not(all(equals(LEVEL, 'full'), equals(CONFIRMED, 'yes')));

/** Stands between values where they are joined; no value holds it, or it is joined wrongly and still searched. */
const BETWEEN = ['\u0001', '\u0003'] as const;

/** All values of a map, and texts beside it, as one text. */
export function joined(map: string, texts: readonly string[]): string {
  const values = `ToKeyValueString(${map}, ${literal(BETWEEN[0])}, ${literal(BETWEEN[1])})`;
  return texts.length === 0 ? values : `Concat([${[values, ...texts].join(', ')}], ${literal(BETWEEN[1])})`;
}

export function pathsOf({ context }: Place) {
  const attributes = `${context}.attributes`;
  return {
    attributes,
    attribute: (key: string) => `${attributes}[${literal(key)}]`,
    cache: (name: string) => `${context}.cache[${literal(name)}]`,
    /** Where a text from beside the attributes stands among them while all are changed alike. */
    guest: (index: number) => `${attributes}[${literal(guestName(index))}]`,
  };
}

/** Lets the texts in among the attributes. */
export function guestsIn(place: Place, texts: readonly string[]): string[] {
  return texts.map((path, index) => set(pathsOf(place).guest(index), path));
}

/** Removes them again. */
export function guestsOut(place: Place, texts: readonly string[]): string[] {
  return texts.map((_, index) => `delete_key(${pathsOf(place).attributes}, ${literal(guestName(index))})`);
}

function guestName(index: number): string {
  return `flightrecorder.text ${index}`;
}

/**
 * Statements around others that change all attributes alike: what holds no content is put aside before and put back
 * after, as it was.
 *
 * @param sorts `names` where names of agents, tools and models are kept too
 */
export function keepingPlain(place: Place, sorts: 'plain' | 'names', statements: readonly string[]): string[] {
  const { attributes, cache } = pathsOf(place);
  const keys = sorts === 'plain' ? plainKeys() : [...plainKeys(), ...nameKeys()];
  const [known, figures] = [cache('known'), cache('figures')];
  return [
    set(known, attributes),
    `keep_keys(${known}, [${keys.map(literal).join(', ')}])`,
    set(figures, attributes),
    `keep_matching_keys(${figures}, ${literal(`^(?:${PLAIN_NAMES.join('|')})$`)})`,
    ...statements,
    `merge_maps(${attributes}, ${known}, "upsert")`,
    `merge_maps(${attributes}, ${figures}, "upsert")`,
  ];
}
