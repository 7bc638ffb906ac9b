import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { fingerprint } from '../../../collector/generate/fingerprint';
import { isSet } from '../../../collector/generate/ottl';
import { SPAN } from '../../../collector/generate/record';
import { DERIVED } from '../../../collector/tables/derived';
import { GEN_AI } from '../../../src/dialects/keys';
import { CONFIGURATION } from '../../stack/collector/collector';

const BARE = `
receivers:
  otlp: { protocols: { http: { endpoint: '127.0.0.1:\${env:FLIGHTRECORDER_OTLP_HTTP_PORT}', max_request_body_size: 67108864 } } }
processors:
  batch: { timeout: 1s, send_batch_size: 512, send_batch_max_size: 512 }
exporters:
  otlp_http/tempo: { endpoint: '\${env:FLIGHTRECORDER_TEMPO_OTLP_URL}' }
extensions:
  health_check: { endpoint: '127.0.0.1:\${env:FLIGHTRECORDER_COLLECTOR_HEALTH_PORT}' }
service:
  extensions: [health_check]
  telemetry:
    metrics:
      readers:
        - pull: { exporter: { prometheus: { host: 127.0.0.1, port: '\${env:FLIGHTRECORDER_COLLECTOR_TELEMETRY_PORT}', without_scope_info: true, without_type_suffix: true, without_units: true } } }
  pipelines:
    traces: { receivers: [otlp], processors: [batch], exporters: [otlp_http/tempo] }
`;

/** Files of collectors that do more and more of what ours does, so that the difference of two is what a part costs. */
export interface Configurations {
  /** Receives, batches, sends. */
  bare: string[];
  /** And keeps what it accepted on disk until it is sent, with the exporter of ours. */
  durable: string[];
  /** And derives facts. */
  deriving: string[];
  /** And counts. */
  counting: string[];
  /** All of it: looks for secrets, masks, cuts. */
  whole: string[];
}

/** What can't be had for less: one component beside the queue on disk, doing next to nothing. */
export interface Floors {
  /** One statement of OTTL, whose condition is never true. */
  statement: string[];
  /** The fingerprints of a call's arguments and result, as ours makes them. */
  fingerprints: string[];
  /** All values of a span as one text, and one pattern looked for in it. */
  pattern: string[];
  /** One counter with one label, from signal_to_metrics to Prometheus. */
  counter: string[];
  /** Ours without counting, as a second collector may do that. */
  uncounted: string[];
}

/** Writes the floors into a folder, from the queue's configuration. */
export async function floorsIn(folder: string): Promise<Floors> {
  const { durable, written, ours, generated } = await partsIn(folder);
  const withProcessor = (...statements: string[]) => {
    const document = structuredClone(durable);
    document.processors['transform/floor'] = { error_mode: 'silent', trace_statements: statements };
    document.service.pipelines.traces.processors.push('transform/floor');
    return document;
  };
  const counter = structuredClone(durable);
  counter.processors.deltatocumulative = {};
  counter.connectors = {
    signal_to_metrics: {
      spans: [{ name: 'floor', attributes: [{ key: 'gen_ai.operation.name' }], sum: { value: '1' } }],
    },
  };
  counter.exporters.prometheus = { endpoint: '127.0.0.1:${env:FLIGHTRECORDER_COLLECTOR_METRICS_PORT}' };
  counter.service.pipelines.traces.exporters.push('signal_to_metrics');
  counter.service.pipelines.metrics = {
    receivers: ['signal_to_metrics'],
    processors: ['deltatocumulative'],
    exporters: ['prometheus'],
  };
  const fingerprints = [
    ...fingerprint(
      SPAN,
      [GEN_AI.toolArguments],
      SPAN.attribute(DERIVED.argumentsHash),
      isSet(SPAN.attribute(GEN_AI.toolName))
    ),
    ...fingerprint(
      SPAN,
      [GEN_AI.toolResult],
      SPAN.attribute(DERIVED.resultHash),
      isSet(SPAN.attribute(GEN_AI.toolName))
    ),
  ];
  const text = 'ToKeyValueString(span.attributes, "\\u0001", "\\u0003")';
  return {
    statement: [await written('statement', withProcessor('set(span.name, "") where span.name == "never"'))],
    fingerprints: [await written('fingerprints', withProcessor(...fingerprints))],
    pattern: [await written('pattern', withProcessor(`set(span.name, "") where IsMatch(${text}, "sk-ant-")`))],
    counter: [await written('counter', counter)],
    uncounted: [await written('uncounted', withoutCounting(await ours())), generated],
  };
}

/** Writes them into a folder. */
export async function configurationsIn(folder: string): Promise<Configurations> {
  const { durable, written, ours, generated } = await partsIn(folder);
  return {
    bare: [await written('bare', parse(BARE))],
    durable: [await written('durable', durable)],
    deriving: [await written('deriving', withoutCounting(withoutContent(await ours()))), generated],
    counting: [await written('counting', withoutContent(await ours())), generated],
    whole: [...CONFIGURATION],
  };
}

/** What configurations are made of: ours, and the bare one with the queue of ours. */
async function partsIn(folder: string) {
  const [config = '', generated = ''] = CONFIGURATION;
  const ours = async () => parse(await readFile(config, 'utf8'));
  const written = async (name: string, document: object) => {
    const path = join(folder, `${name}.yaml`);
    await writeFile(path, stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }));
    return path;
  };
  const durable = parse(BARE);
  const { extensions, exporters } = await ours();
  durable.extensions['file_storage/queue'] = extensions['file_storage/queue'];
  durable.service.extensions.push('file_storage/queue');
  durable.exporters['otlp_http/tempo'] = exporters['otlp_http/tempo'];
  return { durable, written, ours, generated };
}

/** Without what looks for secrets, masks and cuts. */
function withoutContent(document: any): any {
  for (const pipeline of Object.values<any>(document.service.pipelines)) {
    pipeline.processors = pipeline.processors?.filter((name: string) => !/^transform\/(look|content)/.test(name));
  }
  return document;
}

function withoutCounting(document: any): any {
  const { traces, ...others } = document.service.pipelines;
  document.service.pipelines = {
    traces: { ...traces, exporters: ['otlp_http/tempo'] },
    'metrics/ignored': others['metrics/ignored'],
  };
  return document;
}
