// @ts-check
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { HOST_DIR, bundle } from './bundle.mjs';

/** The Grafana lines that the page can be bundled with; the first is the main one. */
export const LINES = ['13.2', '12.4'];

const NPM_CI = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];

/** @param {string[]} files */
function hashOf(files) {
  const hash = createHash('sha256');
  files.forEach((file) => hash.update(path.relative(HOST_DIR, file)).update(readFileSync(file)));
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.path, entry.name))
    .sort();

/**
 * Installs a line's packages and bundles the page with them; each is done again only when its lock file or the page's sources changed.
 * @param {string} line one of {@link LINES}
 * @param {{ onProgress?: (message: string) => void }} [options]
 * @returns {Promise<string>} the folder of the bundle
 */
export async function ensureHost(line, { onProgress = () => {} } = {}) {
  if (!LINES.includes(line)) {
    throw new Error(`The host page has no Grafana line "${line}"; there are ${LINES.join(' and ')}.`);
  }
  const lineDir = path.join(HOST_DIR, 'lines', line);
  const lock = path.join(lineDir, 'package-lock.json');
  const installed = path.join(lineDir, 'node_modules', '.installed-lock');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== hashOf([lock])) {
    onProgress(`Installing Grafana ${line}'s packages for the host page (half a minute to two minutes, once)`);
    await promisify(execFile)('npm', NPM_CI, { cwd: lineDir, shell: process.platform === 'win32' });
    writeFileSync(installed, hashOf([lock]));
  }

  const sources = [lock, path.join(HOST_DIR, 'bundle.mjs'), ...filesBelow(path.join(HOST_DIR, 'page'))];
  const bundleDir = path.join(HOST_DIR, '.bundle', `${line}-${hashOf(sources)}`);
  if (!existsSync(bundleDir)) {
    onProgress(`Bundling the host page for Grafana ${line} (a few seconds, once per change)`);
    // Renamed when complete: neither an interrupted bundle nor one that another process is writing is ever served.
    mkdirSync(path.dirname(bundleDir), { recursive: true });
    const partial = mkdtempSync(`${bundleDir}.`);
    await bundle(line, partial);
    if (existsSync(bundleDir)) {
      rmSync(partial, { recursive: true });
    } else {
      renameSync(partial, bundleDir);
    }
  }
  return bundleDir;
}
