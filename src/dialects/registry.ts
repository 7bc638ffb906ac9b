import { attribute } from '../model/otlp/attributes';
import type { Emitter, KeyValue } from '../model/telemetry';
import { aiSdk } from './ai-sdk';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';
import { GENERAL } from './keys';

/** All dialects, the more particular before the more general. */
export const DIALECTS: readonly Dialect[] = [aiSdk];

/** Reads whatever no dialect claims. */
export const FALLBACK = genAi;

const BY_KEY: ReadonlyMap<string, Dialect> = new Map(
  DIALECTS.flatMap((dialect) => (dialect.keys ?? []).map((key) => [key, dialect] as const))
);

/** The dialect that an emitter writes, by its scope, then by its service; undefined where neither is known. */
export function dialectOfEmitter({ scope, resource }: Emitter): Dialect | undefined {
  const service = String(attribute(resource, GENERAL.serviceName) ?? '');
  return (
    DIALECTS.find((dialect) => dialect.scopes?.test(scope.name)) ??
    DIALECTS.find((dialect) => dialect.services?.test(service))
  );
}

/** The dialect of a record whose emitter is unknown, by an attribute that only one dialect has. */
export function dialectOfAttributes(attributes: readonly KeyValue[]): Dialect {
  for (const { key } of attributes) {
    const dialect = BY_KEY.get(key);
    if (dialect !== undefined) {
      return dialect;
    }
  }
  return FALLBACK;
}
