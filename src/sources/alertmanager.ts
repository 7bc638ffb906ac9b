import * as v from 'valibot';

import { hasLabel } from '../queries/promql';
import { SourceError, type SourceRef } from './failure';
import { Labels } from './samples';
import { requestShape } from './shape';
import { versionOf } from './version';

/** Alertmanager's own place, and its place in Mimir, which has it below a path. */
const PLACES = ['', '/alertmanager'];

const Alerts = v.array(
  v.pipe(
    v.object({
      fingerprint: v.string(),
      labels: Labels,
      annotations: Labels,
      startsAt: v.pipe(v.string(), v.isoTimestamp()),
      status: v.object({
        state: v.string(),
        silencedBy: v.array(v.string()),
        inhibitedBy: v.array(v.string()),
        mutedBy: v.optional(v.array(v.string()), []),
      }),
    }),
    v.transform(({ fingerprint, labels, annotations, startsAt, status }): FiringAlert => {
      const { silencedBy, inhibitedBy, mutedBy } = status;
      const quiet =
        silencedBy.length > 0
          ? 'silenced'
          : inhibitedBy.length > 0
            ? 'held_back'
            : mutedBy.length > 0
              ? 'muted'
              : undefined;
      return { id: fingerprint, labels, annotations, since: Date.parse(startsAt), quiet };
    })
  )
);

/** An alert that fires now. */
export interface FiringAlert {
  id: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Milliseconds since 1970. */
  since: number;
  /** Why nobody is told: a silence, a worse alert on the same thing, or a time of day; undefined: somebody is. */
  quiet?: 'silenced' | 'held_back' | 'muted';
}

/** Alertmanager's HTTP API: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml */
export class AlertmanagerApi {
  constructor(readonly source: SourceRef) {}

  /**
   * The alerts that fire now and have a label, whatever its value; silenced ones too.
   *
   * @throws SourceError
   */
  async alertsWith(label: string, signal?: AbortSignal): Promise<FiringAlert[]> {
    for (const [index, place] of PLACES.entries()) {
      try {
        const params = { filter: hasLabel(label) };
        return await requestShape(this.source, `${place}/api/v2/alerts`, Alerts, { params, signal });
      } catch (error) {
        const elsewhere = error instanceof SourceError && error.kind === 'not_found' && index < PLACES.length - 1;
        if (!elsewhere) {
          throw error;
        }
      }
    }
    return [];
  }

  /** Undefined where Alertmanager, or what stands before it, tells none. @throws SourceError */
  async version(signal?: AbortSignal): Promise<string | undefined> {
    for (const place of PLACES) {
      const version = await versionOf(this.source, `${place}/api/v2/status`, signal);
      if (version !== undefined) {
        return version;
      }
    }
    return undefined;
  }
}
