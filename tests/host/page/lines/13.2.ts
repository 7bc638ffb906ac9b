import { config } from '@grafana/runtime';
import { initDataSourceInstanceSettings } from '@grafana/runtime/dist/esm/services/dataSource/settings.mjs';
import { initializeLoggersRegistry } from '@grafana/runtime/dist/esm/services/logging/registry.mjs';

/** What Grafana 13.2 starts beside the services that it shares with 12.4. */
export function startLine(): void {
  initializeLoggersRegistry();
  initDataSourceInstanceSettings(config.datasources, config.defaultDatasource);
}
