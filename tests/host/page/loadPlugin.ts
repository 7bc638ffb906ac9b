import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';

import { AppPlugin, type AppPluginMeta } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { shared } from 'host:shared';

/** A CommonJS module is its default export; a namespace of an ES module is frozen, so SystemJS gets a copy. */
const valueOf = (module: object) => ('default' in module ? module.default : { ...module });

/** Loads a built app plugin the way Grafana does: SystemJS, AMD, the packages shared by import map. */
export async function loadPlugin(id: string): Promise<AppPlugin> {
  for (const [name, module] of Object.entries(shared)) {
    System.set(`package:${name}`, { default: valueOf(module), __useDefault: true });
  }
  System.addImportMap({ imports: Object.fromEntries(Object.keys(shared).map((name) => [name, `package:${name}`])) });

  const meta = await getBackendSrv().get<AppPluginMeta>(`/api/plugins/${id}/settings`);
  const namespace = await System.import(new URL(`${meta.module}?_cache=${meta.info.version}`, document.baseURI).href);
  // A module with a top-level await is a promise in the place of its exports.
  const { plugin } = await (namespace.__useDefault ? namespace.default : namespace);
  if (!(plugin instanceof AppPlugin)) {
    throw new Error(`${meta.module} does not export an AppPlugin as "plugin".`);
  }
  plugin.meta = meta;
  plugin.init(meta);
  return plugin;
}
