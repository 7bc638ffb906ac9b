/** Made by the bundler: the modules that Grafana shares with plugins, by name. */
declare module 'host:shared' {
  export const shared: Record<string, object>;
}

// What the packages export to Grafana itself, but not to others.
declare module '@grafana/runtime/dist/esm/components/PluginPage.mjs' {
  export function setPluginPage(page: typeof import('@grafana/runtime').PluginPage): void;
}
declare module '@grafana/runtime/dist/esm/services/dataSource/settings.mjs' {
  export function initDataSourceInstanceSettings(byName: object, defaultName: string): void;
}
declare module '@grafana/runtime/dist/esm/services/logging/registry.mjs' {
  export function initializeLoggersRegistry(): void;
}
