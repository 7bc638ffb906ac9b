// @ts-check
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/native/paths.mjs';

/**
 * How the demo agent is started; its packages must be installed.
 *
 * @param {readonly string[]} flags see demo/agent/README.md
 * @returns {{ command: string, args: string[], cwd: string }}
 */
export function agentCommand(flags) {
  return {
    command: process.execPath,
    args: ['--import', 'tsx', 'src/main.ts', ...flags],
    cwd: join(repositoryRoot, 'demo/agent'),
  };
}
