import { getDataSourceSrv } from '@grafana/runtime';

import type { SourceRef } from './failure';

export type SourceType = SourceRef['type'];

export const SOURCE_TYPES = ['tempo', 'loki', 'prometheus', 'alertmanager'] as const satisfies readonly SourceType[];

/** A data source that was found for its type. */
export interface FoundSource extends SourceRef {
  /** Uid that the settings name instead: Grafana has no such data source of this type, or not for this viewer. */
  insteadOf?: string;
}

/** The data sources that the app works with; a missing one was not found. */
export type Sources = Partial<Record<SourceType, FoundSource>>;

/**
 * Finds one data source of each type: the one that the settings name, else Grafana's default of that type, else the
 * first. Only data sources that the viewer may query are seen.
 *
 * @param chosen uids from the settings
 */
export function findSources(chosen: Partial<Record<SourceType, string>>): Sources {
  const sources: Sources = {};
  for (const type of SOURCE_TYPES) {
    const uid = chosen[type];
    const candidates = sourcesOfType(type);
    const wanted = candidates.find((candidate) => candidate.uid === uid);
    const found = wanted ?? candidates.find((candidate) => candidate.isDefault) ?? candidates[0];
    if (found !== undefined) {
      const insteadOf = wanted === undefined && uid !== undefined ? { insteadOf: uid } : {};
      sources[type] = { uid: found.uid, name: found.name, type, ...insteadOf };
    }
  }
  return sources;
}

/** All data sources of a type, as a person may choose among them. */
export function sourcesOfType(type: SourceType): Array<SourceRef & { isDefault: boolean }> {
  return getDataSourceSrv()
    .getList({ type, all: true })
    .map(({ uid, name, isDefault }) => ({ uid, name, type, isDefault: isDefault === true }));
}
