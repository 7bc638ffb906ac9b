import type { Observation, ObservedFields, ResourceFields } from '../model/observation';
import { attribute, numberOf, plainValue, textOf, type PlainValue } from '../model/otlp/attributes';
import type { Emitter, KeyValue, RawSpan } from '../model/telemetry';
import type { Dialect, FieldTable } from './dialect';
import { GENERAL } from './keys';
import { dialectOf } from './registry';

type Field = keyof ObservedFields;

/** Fields that are figures; all others are texts. */
const NUMERIC_FIELDS: ReadonlySet<Field> = new Set<Field>([
  'timeToFirstToken',
  'input',
  'output',
  'cacheRead',
  'cacheWrite',
  'reasoning',
  'httpStatus',
]);

/** Where an attribute leads: the field that it carries, and its place in the field's order of precedence. */
interface Target {
  field: Field;
  rank: number;
}

/** Reads spans. It remembers what the resources said, so keep one reader for one batch. */
export class SpanReader {
  private readonly tables = new Map<Dialect, Map<string, Target>>();
  private readonly emitters = new Map<Emitter, { dialect: Dialect; resource: ResourceFields }>();

  read(span: RawSpan): Observation {
    const { dialect, resource } = this.emitter(span.emitter);
    const { fields, keys } = this.fields(span.attributes, dialect);
    const exception = span.events.find((event) => event.name === 'exception');
    if (exception !== undefined) {
      fields.errorType ??= textAt(exception.attributes, GENERAL.exceptionType);
      fields.errorMessage ??= textAt(exception.attributes, GENERAL.exceptionMessage);
    }
    return {
      kind: dialect.kinds[fields.operation ?? ''] ?? 'other',
      dialect: dialect.name,
      span,
      fields,
      resource,
      sessionKey: keys.sessionId,
      tokens: dialect.tokens,
    };
  }

  private emitter(emitter: Emitter) {
    let known = this.emitters.get(emitter);
    if (known === undefined) {
      known = { dialect: dialectOf(emitter.scope.name), resource: resourceFields(emitter.resource) };
      this.emitters.set(emitter, known);
    }
    return known;
  }

  /** One pass over the attributes, whatever the number of fields. */
  private fields(attributes: readonly KeyValue[], dialect: Dialect) {
    const table = this.table(dialect);
    const fields: Record<string, string | number> = {};
    const keys: Partial<Record<Field, string>> = {};
    const ranks: Partial<Record<Field, number>> = {};
    for (const { key, value } of attributes) {
      const target = table.get(key);
      if (target === undefined || (ranks[target.field] ?? Infinity) <= target.rank) {
        continue;
      }
      const read = fieldValue(target.field, plainValue(value));
      if (read !== undefined) {
        fields[target.field] = read;
        keys[target.field] = key;
        ranks[target.field] = target.rank;
      }
    }
    return { fields: fields as ObservedFields, keys };
  }

  private table(dialect: Dialect): Map<string, Target> {
    let table = this.tables.get(dialect);
    if (table === undefined) {
      table = targetsOf(dialect.fields);
      this.tables.set(dialect, table);
    }
    return table;
  }
}

function targetsOf(fields: FieldTable): Map<string, Target> {
  const targets = new Map<string, Target>();
  for (const [field, keys] of Object.entries(fields)) {
    keys.forEach((key, rank) => targets.set(key, { field: field as Field, rank }));
  }
  return targets;
}

function fieldValue(field: Field, value: PlainValue | undefined): string | number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (NUMERIC_FIELDS.has(field)) {
    return numberOf(value);
  }
  // Finish reasons are a list, of one entry unless several choices were asked for.
  const text = field === 'finishReason' && Array.isArray(value) ? textOf(value[0] ?? '') : textOf(value);
  return text === '' ? undefined : text;
}

function resourceFields(resource: readonly KeyValue[]): ResourceFields {
  const sessionId = textAt(resource, GENERAL.sessionId);
  return {
    sessionId,
    sessionKey: sessionId === undefined ? undefined : GENERAL.sessionId,
    service: textAt(resource, GENERAL.serviceName),
    serviceVersion: textAt(resource, GENERAL.serviceVersion),
    source: textAt(resource, GENERAL.agentSource),
  };
}

function textAt(attributes: readonly KeyValue[], key: string): string | undefined {
  const value = attribute(attributes, key);
  return value === undefined || value === '' ? undefined : textOf(value);
}
