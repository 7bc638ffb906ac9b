import manifest from './plugin.json';

/** The plugin's id, from its manifest: the only place that names it. */
export const PLUGIN_ID = manifest.id;

/** Where Grafana mounts the app's pages. */
export const APP_URL = `/a/${PLUGIN_ID}`;
