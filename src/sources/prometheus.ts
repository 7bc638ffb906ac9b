import * as v from 'valibot';

import { series } from '../queries/promql';
import type { SourceRef } from './failure';
import { Matrix, Vector, type RangeSeries, type Sample } from './samples';
import { requestShape } from './shape';
import { versionOf } from './version';

const Names = v.object({ data: v.array(v.string()) });

const MILLIS_PER_SECOND = 1000;
const HOUR = 3600;

export interface RangeOptions {
  from: number;
  to: number;
  step: number;
  signal?: AbortSignal;
}

/** Prometheus' HTTP API: https://prometheus.io/docs/prometheus/latest/querying/api/ */
export class PrometheusApi {
  constructor(readonly source: SourceRef) {}

  /** One value a series at `time` (milliseconds since 1970). @throws SourceError */
  async instant(query: string, { time, signal }: { time: number; signal?: AbortSignal }): Promise<Sample[]> {
    const params = { query, time: time / MILLIS_PER_SECOND };
    return requestShape(this.source, '/api/v1/query', Vector, { params, signal });
  }

  /**
   * Values at every step of a range. Prometheus refuses more than 11,000 steps.
   *
   * @param options times in milliseconds since 1970, `step` in seconds
   * @throws SourceError
   */
  async range(query: string, { from, to, step, signal }: RangeOptions): Promise<RangeSeries[]> {
    const params = { query, start: from / MILLIS_PER_SECOND, end: to / MILLIS_PER_SECOND, step };
    return requestShape(this.source, '/api/v1/query_range', Matrix, { params, signal });
  }

  /** Whether a metric has series in the last hour. @throws SourceError */
  async hasMetric(name: string, signal?: AbortSignal): Promise<boolean> {
    const now = Math.ceil(Date.now() / MILLIS_PER_SECOND);
    const params = { 'match[]': series(name), start: now - HOUR, end: now, limit: 1 };
    const { data } = await requestShape(this.source, '/api/v1/label/__name__/values', Names, { params, signal });
    return data.length > 0;
  }

  /** Undefined where Prometheus, or what stands before it, tells none. @throws SourceError */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    return versionOf(this.source, '/api/v1/status/buildinfo', signal);
  }
}
