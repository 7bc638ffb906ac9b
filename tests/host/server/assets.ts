import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';

import { found } from './http.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Grafana's font files (`inter/Inter-MediumItalic.woff2`, one of Roboto Mono) as the npm packages name them. */
function fontFile(name: string): string {
  const family = name.startsWith('inter/') ? 'inter' : 'roboto-mono';
  const cut = `${name.includes('Medium') ? 500 : 400}-${name.includes('Italic') ? 'italic' : 'normal'}`;
  return `${family}/files/${family}-latin-${cut}.woff2`;
}

/** A third of Grafana's icons is not in its npm packages: a missing one is a neutral shape, not a failed request. */
const NEUTRAL_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect x="7" y="7" width="10" height="10"/></svg>';

/** Where `/public/…` is found: the bundle, the built plugin, the packages of the line. */
export interface AssetFolders {
  bundle: string;
  plugin: string;
  packages: string;
}

/** Sends the file behind `/public/<name>` as it is on the disk. */
export async function sendAsset(response: ServerResponse, name: string, pluginId: string, folders: AssetFolders) {
  const roots: Record<string, (rest: string) => string> = {
    'host/': (rest) => path.join(folders.bundle, rest),
    [`plugins/${pluginId}/`]: (rest) => path.join(folders.plugin, rest),
    'build/img/': (rest) => path.join(folders.packages, '@grafana/ui/dist/public/img', rest),
    'fonts/': (rest) => path.join(folders.packages, '@fontsource', fontFile(rest)),
  };
  const asked = path.posix.normalize(decodeURIComponent(name));
  const root = found(
    Object.keys(roots).find((prefix) => asked.startsWith(prefix)),
    'Not found'
  );
  const missing = root === 'build/img/' ? NEUTRAL_ICON : undefined;
  const file = roots[root]!(asked.slice(root.length));
  const content = found(await readFile(file).catch(() => missing), 'Not found');
  const type = TYPES[path.extname(asked)] ?? 'text/plain';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
}
