import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';

import { listenOnLoopback, type Listening } from '../loopback.ts';
import { HOST_DIR } from './bundle.mjs';
import { ensureHost } from './ensure.mjs';
import { type HostDataSource, readPlugin } from './server/boot.ts';
import { type HostState, hostListener } from './server/routes.ts';

export interface HostOptions {
  /** 0 takes a free port. */
  port: number;
  /** The Grafana line of the @grafana packages: `13.2` or `12.4`. */
  line: string;
  /** The folder of the built plugin, served as it is. */
  pluginDist: string;
  datasources: HostDataSource[];
  /** What an administrator saved before; the app is enabled when left out. */
  appSettings?: HostState['settings'];
  /** The role of a visitor without a role cookie; `Admin` when left out. */
  role?: HostState['role'];
  onProgress?: (message: string) => void;
}

/** Starts the host page on loopback, after installing and bundling what is missing. Rejects when the port is taken. */
export async function startHost(options: HostOptions): Promise<Listening> {
  const { port, line, pluginDist, datasources, appSettings, role = 'Admin', onProgress } = options;
  const plugin = readPlugin(pluginDist);
  const bundle = await ensureHost(line, { onProgress });
  const packages = path.join(HOST_DIR, 'lines', line, 'node_modules');
  const runtime = JSON.parse(readFileSync(path.join(packages, '@grafana/runtime/package.json'), 'utf8'));
  const server = http.createServer(
    hostListener({
      grafanaVersion: runtime.version,
      role,
      plugin,
      sources: datasources,
      settings: { enabled: true, pinned: true, ...appSettings },
      folders: { bundle, plugin: pluginDist, packages },
    })
  );
  return listenOnLoopback(server, port);
}
