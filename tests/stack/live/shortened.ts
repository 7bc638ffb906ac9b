import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../../stack/native/paths.mjs';

const run = promisify(execFile);

/** An hour of the rules in a minute. */
export const SCALE = 60;

/** Writes the rules of the repository's definitions with all their times shortened. @returns the folder of those that are loaded */
export async function shortenedRules(folder: string): Promise<string> {
  const main = join(repositoryRoot, 'alert-rules/generator/main.ts');
  await run(process.execPath, ['--import', 'tsx', main, '--scale', `1/${SCALE}`, '--out', folder], {
    cwd: repositoryRoot,
  });
  return join(folder, 'prometheus');
}

/** Makes the copies of the configuration as fast as the shortened rules, and every day a working day. */
export async function shortenWaits(folders: { prometheusConfig: string; alertmanagerConfig: string }): Promise<void> {
  await edit(join(folders.prometheusConfig, 'prometheus.yaml'), (text) =>
    text
      .replace('scrape_interval: 5s', 'scrape_interval: 1s')
      .replace('scrape_timeout: 4s', 'scrape_timeout: 1s')
      .replace('evaluation_interval: 15s', 'evaluation_interval: 1s')
  );
  await edit(join(folders.alertmanagerConfig, 'alertmanager.yaml'), (text) =>
    text
      .replace(/(group_wait|group_interval|repeat_interval): (\d+)([smh])/g, (_, name, number, unit) => {
        const seconds = Number(number) * { s: 1, m: 60, h: 3600 }[unit as 's' | 'm' | 'h'];
        return `${name}: ${Math.max(1, Math.round(seconds / SCALE))}s`;
      })
      .replace(/ *mute_time_intervals: .*\n/g, '')
  );
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  if (changed === text) {
    throw new Error(`${path} has nothing left of what this test changes: adapt the test.`);
  }
  await writeFile(path, changed);
}
