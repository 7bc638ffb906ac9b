import * as v from 'valibot';

import { spanIdOf, traceIdOf } from '../model/ids';
import { unpackedLog } from '../model/otlp/packed';
import type { Emitter, KeyValue, RawLog } from '../model/telemetry';
import { attributesOfLabel } from '../queries/logql';
import { Labels } from './samples';

/** Has Loki tell structured metadata line by line, and not repeat it as a stream for each line that has its own. */
export const CATEGORIZE_LABELS = { 'X-Loki-Response-Encoding-Flags': 'categorize-labels' } as const;

/** What a line has beside its stream: only where Loki was asked to keep it apart. Some versions leave the object empty. */
const OfLine = v.object({ structuredMetadata: v.optional(Labels), parsed: v.optional(Labels) });

const Line = v.union([v.strictTuple([v.string(), v.string(), OfLine]), v.strictTuple([v.string(), v.string()])]);

/** The answer to a query for log lines, with labels kept apart or not. */
export const Streams = v.object({
  data: v.object({
    resultType: v.literal('streams'),
    result: v.array(v.object({ stream: Labels, values: v.array(Line) })),
  }),
});

type Stream = v.InferOutput<typeof Streams>['data']['result'][number];

/** Labels of Loki's own making, and those that are fields of a record. */
const NO_ATTRIBUTES: ReadonlySet<string> = new Set([
  'trace_id',
  'span_id',
  'scope_name',
  'scope_version',
  'severity_number',
  'severity_text',
  'detected_level',
  'observed_timestamp',
]);

/** Labels that come from the resource of an OTLP record: what the agent is, not what it did. */
const RESOURCE_LABELS = /^(service|telemetry|deployment|host|process|os|k8s|cloud|container)_/;

const NANOS_PER_MILLI = 1e6;

/** Log records of streams, in the order of the answer: by stream. Attributes get their own names back where
 * known, all of them where Loki's name may stand for several. */
export function logsOfStreams(streams: readonly Stream[]): RawLog[] {
  const emitters = new Map<string, Emitter>();
  return streams.flatMap(({ stream, values }) =>
    values.map(([time, line, ofLine]) =>
      logOf(time, line, { ...stream, ...ofLine?.structuredMetadata, ...ofLine?.parsed }, emitters)
    )
  );
}

function logOf(time: string, line: string, labels: Record<string, string>, emitters: Map<string, Emitter>): RawLog {
  const resource: KeyValue[] = [];
  const attributes: KeyValue[] = [];
  for (const [label, value] of Object.entries(labels)) {
    if (!NO_ATTRIBUTES.has(label)) {
      const list = RESOURCE_LABELS.test(label) ? resource : attributes;
      list.push(...attributesOfLabel(label).map((key) => ({ key, value: { stringValue: value } })));
    }
  }
  return unpackedLog({
    traceId: traceIdOf(labels.trace_id),
    spanId: spanIdOf(labels.span_id),
    time: Number(time) / NANOS_PER_MILLI,
    eventName: labels.event_name ?? '',
    severity: labels.severity_text ?? '',
    body: line,
    attributes,
    emitter: shared(emitters, {
      resource,
      scope: { name: labels.scope_name ?? '', version: labels.scope_version ?? '' },
    }),
  });
}

/** Records of one emitter share it, as they do in an export. */
function shared(emitters: Map<string, Emitter>, emitter: Emitter): Emitter {
  const id = JSON.stringify(emitter);
  const known = emitters.get(id);
  if (known === undefined) {
    emitters.set(id, emitter);
  }
  return known ?? emitter;
}
