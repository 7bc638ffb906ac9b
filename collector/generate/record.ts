import { literal } from './ottl';

/** The two kinds of records that facts are derived from, with the paths that OTTL knows their parts by. */
export interface RecordPaths {
  signal: 'span' | 'log';
  /** The OTTL context, which is also the prefix of paths. */
  context: 'span' | 'log';
  attribute(key: string): string;
  /** A place to remember something while one group of statements runs on one record. */
  cache(name: string): string;
}

function pathsOf<Context extends 'span' | 'log' | 'datapoint'>(context: Context) {
  return {
    signal: context,
    context,
    attribute: (key: string) => `${context}.attributes[${literal(key)}]`,
    cache: (name: string) => `${context}.cache[${literal(name)}]`,
  };
}

export const SPAN: RecordPaths = pathsOf('span');
export const LOG: RecordPaths = pathsOf('log');
/** A point of somebody else's metric. */
export const DATAPOINT = pathsOf('datapoint');

export function resourceAttribute(key: string): string {
  return `resource.attributes[${literal(key)}]`;
}

export function scopeAttribute(key: string): string {
  return `scope.attributes[${literal(key)}]`;
}
