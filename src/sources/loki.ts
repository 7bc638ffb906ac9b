import * as v from 'valibot';
import { spanIdOf, traceIdOf } from '../model/ids';
import type { Emitter, RawLog } from '../model/telemetry';
import { attributeOfLabel } from '../queries/logql';
import { SourceError, type SourceRef } from './failure';
import { requestJson } from './http';

/** One series of an instant query. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

export interface LogsAnswer {
  logs: RawLog[];
  /** As many records as were asked for: there may be more. */
  limitReached: boolean;
}

export interface LogsOptions {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  limit: number;
  /** `backward` is the newest first. */
  direction?: 'forward' | 'backward';
  signal?: AbortSignal;
}

const Labels = v.record(v.string(), v.string());

const Vector = v.object({
  data: v.object({
    resultType: v.literal('vector'),
    result: v.array(v.object({ metric: Labels, value: v.tuple([v.number(), v.string()]) })),
  }),
});

/** The third part of a value appears when Loki is asked to keep structured metadata apart. */
const Streams = v.object({
  data: v.object({
    resultType: v.literal('streams'),
    result: v.array(v.object({ stream: Labels, values: v.array(v.looseTuple([v.string(), v.string()])) })),
  }),
});

const BuildInfo = v.object({ version: v.string() });

const MILLIS_PER_SECOND = 1000;
const NANOS_PER_MILLI = 1e6;

/** Loki's HTTP API: https://grafana.com/docs/loki/latest/reference/loki-http-api/ */
export class LokiApi {
  constructor(readonly source: SourceRef) {}

  /** One value a series at `time` (milliseconds since 1970). @throws SourceError */
  async instant(query: string, options: { time: number; signal?: AbortSignal }): Promise<Sample[]> {
    const path = '/loki/api/v1/query';
    const params = { query, time: options.time / MILLIS_PER_SECOND };
    const { data } = this.narrow(
      path,
      Vector,
      await requestJson(this.source, path, { params, signal: options.signal })
    );
    return data.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** Log records, oldest first unless asked otherwise. @throws SourceError */
  async logs(query: string, options: LogsOptions): Promise<LogsAnswer> {
    const path = '/loki/api/v1/query_range';
    const params = {
      query,
      start: nanos(options.from),
      end: nanos(options.to),
      limit: options.limit,
      direction: options.direction ?? 'forward',
    };
    const { data } = this.narrow(
      path,
      Streams,
      await requestJson(this.source, path, { params, signal: options.signal })
    );
    const order = options.direction === 'backward' ? -1 : 1;
    const logs = data.result
      .flatMap(({ stream, values }) => logsOfStream(stream, values))
      .sort((a, b) => order * (a.time - b.time));
    return { logs, limitReached: logs.length >= options.limit };
  }

  /** @throws SourceError */
  async version(signal?: AbortSignal): Promise<string> {
    const path = '/loki/api/v1/status/buildinfo';
    return this.narrow(path, BuildInfo, await requestJson(this.source, path, { signal })).version;
  }

  private narrow<S extends v.GenericSchema>(path: string, schema: S, body: unknown): v.InferOutput<S> {
    const result = v.safeParse(schema, body);
    if (!result.success) {
      throw new SourceError('unreadable', { source: this.source, path, said: result.issues[0]?.message });
    }
    return result.output;
  }
}

/** Labels of Loki's own making, and those that are fields of a record. */
const NO_ATTRIBUTES = new Set(['trace_id', 'span_id', 'detected_level', 'severity_number', 'observed_timestamp']);

/** Labels that come from the resource of an OTLP record: what the agent is, not what it did. */
const RESOURCE_LABELS = /^(service|telemetry|deployment|host|process|os|k8s|cloud)_/;

function logsOfStream(stream: Record<string, string>, values: ReadonlyArray<readonly unknown[]>): RawLog[] {
  const entries = Object.entries(stream)
    .filter(([label]) => !NO_ATTRIBUTES.has(label))
    .map(([label, value]) => ({ label, entry: { key: attributeOfLabel(label), value: { stringValue: value } } }));
  const emitter: Emitter = {
    resource: entries.filter(({ label }) => RESOURCE_LABELS.test(label)).map(({ entry }) => entry),
    scope: { name: stream.scope_name ?? '', version: stream.scope_version ?? '' },
  };
  const attributes = entries.filter(({ label }) => !RESOURCE_LABELS.test(label)).map(({ entry }) => entry);
  return values.map(([time, line]) => ({
    traceId: traceIdOf(stream.trace_id),
    spanId: spanIdOf(stream.span_id),
    time: Number(time) / NANOS_PER_MILLI,
    eventName: stream.event_name ?? '',
    severity: stream.severity_text ?? '',
    body: String(line),
    attributes,
    emitter,
  }));
}

/** Loki takes nanoseconds as whole numbers, which a double does not hold: six zeros do. */
function nanos(millis: number): string {
  return `${Math.round(millis)}000000`;
}
