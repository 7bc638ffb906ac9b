import manifest from './plugin.json';

/** The plugin's id, from its manifest: the only place that names it. */
export const PLUGIN_ID = manifest.id;

/** Where Grafana mounts the app's pages. */
export const APP_URL = `/a/${PLUGIN_ID}`;

/** The links that the app adds to Grafana's own pages: Grafana wants them described in the manifest and registered in code. */
export const ADDED_LINKS = manifest.extensions.addedLinks;
