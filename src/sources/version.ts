import * as v from 'valibot';

import { SourceError, type SourceRef } from './failure';
import { requestShape } from './shape';

/** Where each data source tells its version; Prometheus wraps it as it wraps everything. */
const BuildInfo = v.union([
  v.object({ version: v.string() }),
  v.pipe(
    v.object({ data: v.object({ version: v.string() }) }),
    v.transform(({ data }) => data)
  ),
  v.pipe(
    v.object({ versionInfo: v.object({ version: v.string() }) }),
    v.transform(({ versionInfo }) => versionInfo)
  ),
]);

/**
 * Version of the program behind a data source; undefined where it tells none, as behind gateways that pass queries only.
 *
 * @throws SourceError
 */
export async function versionOf(source: SourceRef, path: string, signal?: AbortSignal): Promise<string | undefined> {
  try {
    const { version } = await requestShape(source, path, BuildInfo, { signal });
    return version === '' ? undefined : version;
  } catch (error) {
    if (error instanceof SourceError && error.kind === 'not_found') {
      return undefined;
    }
    throw error;
  }
}
