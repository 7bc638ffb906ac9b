// @ts-check
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../../stack/native/paths.mjs';
import { runProcess } from './processes.mjs';

/** @typedef {'13.2' | '12.4'} HostLine the Grafana whose packages the host page is made from */

const ENSURE_HOST = fileURLToPath(new URL('ensure-host.mjs', import.meta.url));

/**
 * Installs and bundles what is missing of the host page, in a process that can be stopped.
 *
 * @param {HostLine} line
 * @param {{ signal?: AbortSignal, onProgress?: (text: string) => void }} [options]
 * @returns {Promise<void>}
 * @throws {Error} with npm's or the bundler's last words
 */
export async function prepareHost(line, { signal, onProgress } = {}) {
  await runProcess(process.execPath, [ENSURE_HOST, line], {
    signal,
    onLine: onProgress,
    failure: `The host page of Grafana ${line} could not be prepared.`,
  });
}

/**
 * How the host page's server is started. It prints its URL.
 *
 * @param {{ port: number, line: HostLine, datasources: object[] }} options
 * @returns {{ command: string, args: string[], cwd: string }}
 */
export function hostCommand(options) {
  const all = { ...options, pluginDist: join(repositoryRoot, 'dist') };
  return {
    command: process.execPath,
    args: ['--import', 'tsx', 'tests/host/cli.ts', JSON.stringify(all)],
    cwd: repositoryRoot,
  };
}
