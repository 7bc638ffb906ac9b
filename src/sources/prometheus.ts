import * as v from 'valibot';
import { SourceError, type SourceRef } from './failure';
import { requestJson } from './http';

const BuildInfo = v.object({ data: v.object({ version: v.string() }) });
const Names = v.object({ data: v.array(v.string()) });

/** Prometheus' HTTP API: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class PrometheusApi {
  constructor(readonly source: SourceRef) {}

  /** @throws SourceError */
  async version(signal?: AbortSignal): Promise<string> {
    return (await this.get('/api/v1/status/buildinfo', BuildInfo, {}, signal)).data.version;
  }

  /** Whether a metric has series in the last hour. @throws SourceError */
  async hasMetric(name: string, signal?: AbortSignal): Promise<boolean> {
    const now = Math.ceil(Date.now() / 1000);
    const params = { 'match[]': name, start: now - 3600, end: now, limit: 1 };
    return (await this.get('/api/v1/label/__name__/values', Names, params, signal)).data.length > 0;
  }

  private async get<S extends v.GenericSchema>(
    path: string,
    schema: S,
    params: Record<string, string | number>,
    signal?: AbortSignal
  ): Promise<v.InferOutput<S>> {
    const result = v.safeParse(schema, await requestJson(this.source, path, { params, signal }));
    if (!result.success) {
      throw new SourceError('unreadable', { source: this.source, path, said: result.issues[0]?.message });
    }
    return result.output;
  }
}
