import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
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

/** Writes them into a folder. */
export async function configurationsIn(folder: string): Promise<Configurations> {
  const [config = '', generated = ''] = CONFIGURATION;
  const ours = async () => parse(await readFile(config, 'utf8'));
  const written = async (name: string, document: object) => {
    const path = join(folder, `${name}.yaml`);
    await writeFile(path, stringify(document, { lineWidth: 0 }));
    return path;
  };
  const durable = parse(BARE);
  const { extensions, exporters } = await ours();
  durable.extensions['file_storage/queue'] = extensions['file_storage/queue'];
  durable.service.extensions.push('file_storage/queue');
  durable.exporters['otlp_http/tempo'] = exporters['otlp_http/tempo'];
  return {
    bare: [await written('bare', parse(BARE))],
    durable: [await written('durable', durable)],
    deriving: [await written('deriving', withoutCounting(withoutContent(await ours()))), generated],
    counting: [await written('counting', withoutContent(await ours())), generated],
    whole: [...CONFIGURATION],
  };
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
