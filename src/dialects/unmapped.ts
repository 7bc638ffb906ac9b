import type { RecordRef } from '../model/observation';
import type { KeyValue, Telemetry } from '../model/telemetry';
import type { FieldReader } from './field-reader';
import { RecordReader } from './read';

/** An attribute that no table of its record's dialect reads, though it looks as if it told something of agents' work. */
export interface UnmappedName {
  /** Numbers between dots are written as `#`: lists are spread over many attributes. */
  name: string;
  dialect: string;
  /** Records that carry it. */
  records: number;
  /** The first of them. */
  example: RecordRef;
}

/** What is collected at most: hostile telemetry may bring any number of names, of any length. */
const MOST_NAMES = 1000;
const LONGEST_NAME = 200;

/** Words that names of attributes about agents' work are made of. */
const RELEVANT =
  /(^|[._-])(gen_?ai|llm|ai|agents?|mcp|models?|tokens?|tools?|sessions?|conversation|thread|prompt|completion|response|cost|usage|retry|attempt|error|workflow|openinference|traceloop|langfuse|langsmith|logfire)([._-]|$)/i;

/** General conventions about everything but agents' work. */
const GENERAL =
  /^(http|url|user_agent|net|network|server|client|db|rpc|messaging|process|os|host|thread|code|telemetry)\./;

/**
 * Names of attributes that look relevant and that nobody reads, the most frequent first. A pass of its own over the
 * records, for those who ask how telemetry was understood: folding does not pay for it.
 */
export function unmappedNames({ spans, logs }: Telemetry): UnmappedName[] {
  const found = new Found();
  const reader = new RecordReader();
  spans.forEach((span, index) => {
    const { dialect, spans: fields } = reader.readerFor(span);
    found.add(dialect.name, span.attributes, fields, { signal: 'span', index });
  });
  logs.forEach((log, index) => {
    const tables = reader.readerFor(log);
    const event = tables.event(log);
    if (event !== undefined) {
      found.add(tables.dialect.name, log.attributes, event.reader, { signal: 'log', index });
    }
  });
  return found.list();
}

function isRelevant(name: string): boolean {
  return RELEVANT.test(name) && !GENERAL.test(name);
}

class Found {
  private readonly byName = new Map<string, { found: UnmappedName; last: RecordRef }>();

  add(dialect: string, attributes: readonly KeyValue[], fields: FieldReader, record: RecordRef): void {
    for (const attribute of attributes) {
      const key: unknown = attribute?.key;
      if (typeof key === 'string' && key.length <= LONGEST_NAME && !fields.knows(key) && isRelevant(key)) {
        this.count(dialect, key.replace(/(?<=\.)\d+(?=\.|$)/g, '#'), record);
      }
    }
  }

  list(): UnmappedName[] {
    return Array.from(this.byName.values(), ({ found }) => found).sort(
      (a, b) => b.records - a.records || (a.name < b.name ? -1 : 1)
    );
  }

  private count(dialect: string, name: string, record: RecordRef): void {
    const id = `${dialect} ${name}`;
    const known = this.byName.get(id);
    if (known === undefined) {
      if (this.byName.size < MOST_NAMES) {
        this.byName.set(id, { found: { name, dialect, records: 1, example: record }, last: record });
      }
    } else if (known.last !== record) {
      known.found.records += 1;
      known.last = record;
    }
  }
}
