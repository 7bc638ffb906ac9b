import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

import { Annotations } from './annotations.ts';
import { type AssetFolders, sendAsset } from './assets.ts';
import { type HostDataSource, type Plugin, frontendSettings, indexPage, userOf } from './boot.ts';
import { HttpError, found, readJson } from './http.ts';
import { proxy } from './proxy.ts';
import { type Role, type Visitor, chosen, requireRole, visitorOf } from './visitor.ts';

/** What one host starts from. `settings` are the plugin's, as an administrator saves them; they change while it runs. */
export interface HostState {
  grafanaVersion: string;
  role: Role;
  plugin: Plugin;
  sources: HostDataSource[];
  settings: { enabled?: boolean; pinned?: boolean; jsonData?: Record<string, unknown> };
  folders: AssetFolders;
}

interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  visitor: Visitor;
}

/** Gets the values of the path's parameters. What it returns is sent as JSON, unless it is undefined: then it has answered itself. */
type Answer = (call: Call, ...parameters: string[]) => unknown;

/** Who may do what in Grafana without further permissions; the rest is open to everyone. */
const NEEDED: Record<string, [Role, permission: string]> = {
  'GET /api/datasources': ['Admin', 'datasources:read'],
  'GET /api/datasources/uid/:uid': ['Admin', 'datasources:read'],
  'POST /api/annotations': ['Editor', 'annotations:create'],
  'PATCH /api/annotations/:id': ['Editor', 'annotations:write'],
  'DELETE /api/annotations/:id': ['Editor', 'annotations:delete'],
  'POST /api/plugins/:id/settings': ['Admin', 'plugins:write'],
};

/** A page: the index, once the switches in its address have become cookies. */
function sendPage({ response, url }: Call, index: string): void {
  const choices = chosen((name) => url.searchParams.get(name));
  if (choices.length === 0) {
    response.writeHead(200, { 'content-type': 'text/html' }).end(index);
    return;
  }
  choices.forEach(([name]) => url.searchParams.delete(name));
  const cookies = choices.map(([name, value]) => `host_${name}=${value}; Path=/; SameSite=Lax`);
  response.writeHead(302, { location: url.pathname + url.search, 'set-cookie': cookies }).end();
}

/** The first that fits answers: `:name` is one part of the path, `*` all that is left. */
function answersOf({ grafanaVersion, plugin, sources, settings, folders }: HostState): Record<string, Answer> {
  const annotations = new Annotations();
  const frontend = frontendSettings(grafanaVersion, sources);
  const sourcesByUid = new Map(sources.map((source) => [source.uid, source]));
  const pluginsById = new Map([[plugin.id, plugin]]);
  return {
    '* /api/datasources/proxy/uid/:uid*': ({ request, response, url }, uid, path) =>
      proxy(request, response, found(sourcesByUid.get(uid), 'Unable to find datasource'), path + url.search),
    'GET /api/datasources': () => sources,
    'GET /api/datasources/uid/:uid': (_, uid) => found(sourcesByUid.get(uid), 'Data source not found'),
    'GET /api/annotations': ({ url }) => annotations.find(url.searchParams),
    'GET /api/annotations/:id': (_, id) => annotations.get(Number(id)),
    'POST /api/annotations': async ({ request, visitor }) => annotations.add(await readJson(request), visitor.role),
    'PATCH /api/annotations/:id': async ({ request }, id) => annotations.patch(Number(id), await readJson(request)),
    'DELETE /api/annotations/:id': (_, id) => annotations.delete(Number(id)),
    'GET /api/plugins/:id/settings': (_, id) => ({
      ...found(pluginsById.get(id), 'Plugin not found, no installed plugin with that id'),
      ...settings,
    }),
    'POST /api/plugins/:id/settings': async ({ request }) => {
      Object.assign(settings, { enabled: false, pinned: false, jsonData: {} }, await readJson(request));
      return { message: 'Plugin settings updated' };
    },
    'GET /api/frontend/settings': () => frontend,
    'GET /api/user': ({ visitor }) => userOf(visitor),
    'GET /api/health': () => ({ database: 'ok', version: grafanaVersion }),
    'GET /public/*': ({ response }, name) => sendAsset(response, name, plugin.id, folders),
    '* /api*': () => found(undefined, 'Not found'),
    'GET *': (call) => sendPage(call, indexPage(frontend, plugin, call.visitor)),
  };
}

/** Answers the requests of one host; refusals as Grafana's API words them. */
export function hostListener(state: HostState): RequestListener {
  const routes = Object.entries(answersOf(state)).map(([name, answer]) => {
    const [method = '', path = ''] = name.split(' ');
    const source = path.replaceAll('*', '(.*)').replace(/:\w+/g, '([^/]+)');
    const pattern = new RegExp(`^${source}/?$`);
    return { method, pattern, answer, needed: NEEDED[name] };
  });
  return async (request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      const url = new URL(request.url ?? '/', 'http://host');
      const visitor = visitorOf(request, state.role);
      const route = routes.find((it) => ['*', request.method].includes(it.method) && it.pattern.test(url.pathname));
      const { pattern, answer, needed } = found(route, 'Not found');
      if (needed) {
        requireRole(visitor, ...needed);
      }
      const body = await answer({ request, response, url, visitor }, ...pattern.exec(url.pathname)!.slice(1));
      if (body !== undefined) {
        send(200, body);
      }
    } catch (error) {
      send(error instanceof HttpError ? error.status : 500, { message: String((error as Error).message) });
    }
  };
}
