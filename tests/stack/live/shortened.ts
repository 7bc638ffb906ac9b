import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../../../stack/native/paths.mjs';

const run = promisify(execFile);

/** An hour of the rules in a minute. */
export const SCALE = 60;

/** Folders of shortened rules, as the stack takes them. */
export interface ShortenedRules {
  /** Those that Prometheus loads. */
  rules: string;
  lokiRules: string;
}

/**
 * Writes the rules of the repository's definitions with all their times shortened.
 *
 * @param waiting names of files that wait for their metrics, to load as well
 */
export async function shortenedRules(folder: string, waiting: readonly string[] = []): Promise<ShortenedRules> {
  const main = join(repositoryRoot, 'alert-rules/generator/main.ts');
  await run(process.execPath, ['--import', 'tsx', main, '--scale', `1/${SCALE}`, '--out', folder], {
    cwd: repositoryRoot,
  });
  const rules = join(folder, 'prometheus');
  await Promise.all(waiting.map((name) => copyFile(join(folder, 'waiting', name), join(rules, name))));
  return { rules, lokiRules: join(folder, 'loki') };
}

/** Makes the copies of the configuration as fast as the shortened rules, every day a working day, and every hour the digest's. */
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
      .replace(/ *(mute|active)_time_intervals: .*\n/g, '')
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
