import { getDataSourceSrv } from '@grafana/runtime';
import type { SourceRef } from './failure';

export type SourceType = SourceRef['type'];

export const SOURCE_TYPES = ['tempo', 'loki', 'prometheus', 'alertmanager'] as const satisfies readonly SourceType[];

/** The data sources that the app works with; a missing one was not found. */
export type Sources = Partial<Record<SourceType, SourceRef>>;

/**
 * Finds one data source of each type: the one that the settings name, else Grafana's default of that type, else the
 * first. Only data sources that the viewer may query are seen.
 *
 * @param chosen uids from the settings
 */
export function findSources(chosen: Partial<Record<SourceType, string>>): Sources {
  const sources: Sources = {};
  for (const type of SOURCE_TYPES) {
    const candidates = sourcesOfType(type);
    const found =
      candidates.find((candidate) => candidate.uid === chosen[type]) ??
      candidates.find((candidate) => candidate.isDefault) ??
      candidates[0];
    if (found !== undefined) {
      sources[type] = { uid: found.uid, name: found.name, type };
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
