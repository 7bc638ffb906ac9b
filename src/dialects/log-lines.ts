import { JSON_LINES_SCOPE } from './json-lines';
import { objectIn } from './json-text';
import { GENERAL } from './keys';
import { attribute, wrappedValue } from '../model/otlp/attributes';
import { traceIdOf, spanIdOf } from '../model/ids';
import type { Emitter, KeyValue, RawLog } from '../model/telemetry';

type Json = Record<string, unknown>;

/** What loggers call the time of a line, its text and its severity. */
const TIME_FIELDS = ['timestamp', 'time', 'ts', '@timestamp', 'asctime'];
export const TEXT_FIELDS = ['message', 'msg', 'event'] as const;
export const SEVERITY_FIELDS = ['level', 'severity', 'levelname', 'lvl'] as const;

/** Loggers of agents begin a line with what happened: `tool.error tool=sql_query`. */
const EVENT_NAME = /^[a-z_]+(\.[a-z_]+)+(?=\s|$)/;

/** Whether a JSON object is a line of a structured log: it has a time and a text. */
export function isLogLine(document: Json): boolean {
  return first(document, TIME_FIELDS) !== undefined && first(document, TEXT_FIELDS) !== undefined;
}

/** The log record that a line stands for. Nested objects become attributes as JSON. */
export function logOfLine(line: Json): RawLog {
  const text = String(first(line, TEXT_FIELDS) ?? '');
  const known = new Set<string>([...TIME_FIELDS, ...TEXT_FIELDS, ...SEVERITY_FIELDS]);
  return {
    traceId: traceIdOf(line.trace_id),
    spanId: spanIdOf(line.span_id),
    time: timeOf(first(line, TIME_FIELDS)),
    eventName: EVENT_NAME.exec(text)?.[0] ?? '',
    severity: String(first(line, SEVERITY_FIELDS) ?? ''),
    body: text,
    attributes: Object.entries(line)
      .filter(([key, value]) => !known.has(key) && value !== null)
      .map(([key, value]): KeyValue => ({ key, value: wrappedValue(value) })),
    emitter: emitterOf(String(line.service ?? line.logger ?? 'log')),
  };
}

/**
 * A line that Loki answered, read as a structured log's where it is one: a JSON object with a text, from no
 * instrumentation. Where it has no time or service of its own, its stream's hold; what Loki keeps beside it is kept.
 */
export function logInStream(log: RawLog): RawLog {
  const line = log.eventName === '' && log.emitter.scope.name === '' ? objectIn(log.body) : undefined;
  if (line === undefined || first(line, TEXT_FIELDS) === undefined) {
    return log;
  }
  const time = first(line, TIME_FIELDS) ?? log.time;
  const service = line.service ?? line.logger ?? attribute(log.emitter.resource, GENERAL.serviceName);
  const own = logOfLine({ ...line, timestamp: time, service });
  const told = new Set(own.attributes.map(({ key }) => key));
  return {
    ...own,
    traceId: own.traceId || log.traceId,
    spanId: own.spanId || log.spanId,
    attributes: [...own.attributes, ...log.attributes.filter(({ key }) => !told.has(key))],
  };
}

const emitters = new Map<string, Emitter>();

function emitterOf(service: string): Emitter {
  let emitter = emitters.get(service);
  if (emitter === undefined) {
    emitter = {
      resource: [{ key: GENERAL.serviceName, value: { stringValue: service } }],
      scope: { name: JSON_LINES_SCOPE, version: '' },
    };
    emitters.set(service, emitter);
  }
  return emitter;
}

function first(line: Json, names: readonly string[]): unknown {
  return names.map((name) => line[name]).find((value) => value !== undefined && value !== null);
}

/** Seconds, milliseconds or a date; Python writes `2026-01-31 12:00:00,123`. */
function timeOf(value: unknown): number {
  if (typeof value === 'number') {
    return value < 1e11 ? value * 1000 : value;
  }
  return Date.parse(
    String(value).replace(
      /^(\S+) (\S+?)(,\d+)?$/,
      (_, day, time, millis = '') => `${day}T${time}${millis.replace(',', '.')}Z`
    )
  );
}
