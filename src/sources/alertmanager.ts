import type { SourceRef } from './failure';
import { versionOf } from './version';

/** Alertmanager's own place, and its place in Mimir, which has it below a path. */
const PLACES = ['', '/alertmanager'];

/** Alertmanager's HTTP API: https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml */
export class AlertmanagerApi {
  constructor(readonly source: SourceRef) {}

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
