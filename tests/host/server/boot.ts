import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Role, Visitor } from './visitor.ts';

/** A data source; `type` is its plugin id (`tempo`, `loki`, `prometheus`, `alertmanager`), `url` the backend's own address. */
export interface HostDataSource {
  uid: string;
  type: string;
  name: string;
  url: string;
  jsonData?: Record<string, unknown>;
  isDefault?: boolean;
}

/** What the built plugin says of itself, with its addresses in this host. */
export interface Plugin {
  id: string;
  name: string;
  info: { version: string; logos: { small: string } };
  includes?: Array<{ name: string; path?: string; addToNav?: boolean; defaultNav?: boolean }>;
  module: string;
  defaultNavUrl: string;
}

/** Reads a built plugin's `plugin.json`; fails where the folder holds no built plugin. */
export function readPlugin(dist: string): Plugin {
  try {
    const text = readFileSync(path.join(dist, 'plugin.json'), 'utf8');
    const { id } = JSON.parse(text) as Plugin;
    const json = JSON.parse(text.replaceAll('%PLUGIN_ID%', id)) as Plugin;
    const defaultNavUrl = json.includes?.find(({ defaultNav }) => defaultNav)?.path ?? `/a/${id}`;
    return { ...json, defaultNavUrl, module: `public/plugins/${id}/module.js` };
  } catch (cause) {
    throw new Error(`There is no built plugin in ${dist}: its plugin.json can't be read. Run "npm run build" first.`, {
      cause,
    });
  }
}

/** What a type of data source can do, as its plugin in Grafana says. */
const CAPABILITIES: Record<string, object> = {
  tempo: { tracing: true, metrics: true, alerting: true },
  loki: { logs: true, metrics: true, alerting: true, annotations: true },
  prometheus: { metrics: true, alerting: true, annotations: true },
};

/** A data source as the browser sees it: behind the proxy. */
const instanceSettings = ({ jsonData = {}, isDefault = false, ...source }: HostDataSource, index: number) => ({
  ...source,
  id: index + 1,
  url: `/api/datasources/proxy/uid/${source.uid}`,
  access: 'proxy',
  readOnly: true,
  isDefault,
  jsonData,
  meta: { id: source.type, name: source.type, type: 'datasource', info: { logos: {} }, ...CAPABILITIES[source.type] },
});

/** What `/api/frontend/settings` answers and `config` of `@grafana/runtime` starts from. */
export const frontendSettings = (version: string, sources: HostDataSource[]) => ({
  appSubUrl: '',
  namespace: 'default',
  buildInfo: { version, env: 'production' },
  featureToggles: {},
  datasources: Object.fromEntries(sources.map((source, index) => [source.name, instanceSettings(source, index)])),
  defaultDatasource: (sources.find(({ isDefault }) => isDefault) ?? sources[0])?.name,
});

/** What roles are permitted in Grafana, as far as plugins ask. */
const EDITING = ['annotations:read', 'annotations:create', 'annotations:write', 'annotations:delete'];
const PERMISSIONS: Record<Role, readonly string[]> = { Viewer: ['annotations:read'], Editor: EDITING, Admin: EDITING };

/** What `/api/user` answers. An anonymous visitor: what a plugin stores for a user stays in the browser. */
export const userOf = ({ role, theme }: Visitor) => ({
  isSignedIn: false,
  login: role,
  orgRole: role,
  orgId: 1,
  theme,
  language: 'en-US',
  timezone: 'browser',
  permissions: Object.fromEntries(PERMISSIONS[role].map((action) => [action, true])),
});

/** The app and its other pages; its default page is the app's own entry, as in Grafana. */
const navTree = ({ id, name, info, includes = [], defaultNavUrl }: Plugin) => [
  {
    id,
    text: name,
    url: defaultNavUrl,
    img: `public/plugins/${id}/${info.logos.small}`,
    children: includes
      .filter(({ addToNav, path: url }) => addToNav && url !== defaultNavUrl)
      .map(({ name: text, path: url }) => ({ id: url, text, url })),
  },
];

/** The page of every address outside `/api` and `/public`. The boot data is there before any module is evaluated. */
export function indexPage(settings: object, plugin: Plugin, visitor: Visitor): string {
  const boot = { settings, user: userOf(visitor), navTree: navTree(plugin), assets: {} };
  return `<!doctype html>
<html lang="en-US">
<meta charset="utf-8"><base href="/"><title>Host page</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="public/host/host.css">
<style>*{box-sizing:border-box}body{margin:0}</style>
<script>
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = ${JSON.stringify(boot).replaceAll('<', '\\u003c')};
</script>
<body class="theme-${visitor.theme}"><div id="reactRoot"></div><script type="module" src="public/host/host.js"></script></body>
</html>`;
}
