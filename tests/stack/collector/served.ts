import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startCollector, type CollectorOptions, type TestCollector } from './collector';
import { startSink, type Sink } from './sink';

/** What tests of one `describe` share; there once its first test runs. */
export interface Served {
  folder: string;
  sink: Sink;
  collector: TestCollector;
}

/**
 * Starts the real collector with a sink behind it before the tests of the `describe` in which it is called, and stops both
 * after them.
 *
 * @param name of the folder
 */
export function served(name: string, options: Pick<CollectorOptions, 'env' | 'more' | 'only'> = {}): Served {
  const parts: Partial<Served> = {};
  before(async () => {
    parts.folder = await mkdtemp(join(tmpdir(), `flightrecorder-${name}-`));
    parts.sink = await startSink();
    parts.collector = await startCollector({ ...options, folder: parts.folder, sinkUrl: parts.sink.url });
  });
  after(async () => {
    await parts.collector?.stop();
    await parts.sink?.close();
    if (parts.folder !== undefined) {
      await rm(parts.folder, { recursive: true, force: true });
    }
  });
  const part = <Name extends keyof Served>(name: Name): Served[Name] => {
    const found = parts[name];
    if (found === undefined) {
      throw new Error(`There is no ${name} before the first test.`);
    }
    return found as Served[Name];
  };
  return {
    get folder() {
      return part('folder');
    },
    get sink() {
      return part('sink');
    },
    get collector() {
      return part('collector');
    },
  };
}
