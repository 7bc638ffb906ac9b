import { type DataSourceInstanceSettings, type DataSourceRef } from '@grafana/data';
import { type DataSourceSrv, type GetDataSourceListFilters, config } from '@grafana/runtime';

const CAPABILITIES = ['metrics', 'tracing', 'logs', 'annotations', 'alerting'] as const;

function unavailable(): never {
  throw new Error('The host page has the settings of data sources, not their classes: ask the data source proxy.');
}

/** The data sources of the boot data: their settings, for their classes are not on npm. */
export class HostDataSourceSrv implements DataSourceSrv {
  getInstanceSettings(ref?: DataSourceRef | string | null): DataSourceInstanceSettings | undefined {
    const { uid: asked, type } = typeof ref === 'string' ? { uid: ref, type: undefined } : { ...ref };
    const all = Object.values(config.datasources);
    if (asked && asked !== 'default') {
      return all.find(({ uid, name }) => uid === asked || name === asked);
    }
    return all.find((settings) => settings.type === type) ?? config.datasources[config.defaultDatasource];
  }

  getList({ type, all, filter, ...wanted }: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    return Object.values(config.datasources).filter(
      (settings) =>
        (!type || [type].flat().includes(settings.type)) &&
        (all || CAPABILITIES.some((capability) => settings.meta[capability])) &&
        CAPABILITIES.every((capability) => !wanted[capability] || settings.meta[capability]) &&
        (filter?.(settings) ?? true)
    );
  }

  get = unavailable;
  registerRuntimeDataSource = unavailable;

  /** Nothing to do: the data sources stay those of the boot data for as long as the page lives. */
  async reload(): Promise<void> {}
}
