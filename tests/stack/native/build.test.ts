import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

const buildModule = join(__dirname, '../../../stack/native/build.mjs');

/** What `ensureProgram('alertmanager')` does in a process with this PATH and this cache. */
async function ensureAlertmanager(
  path: string,
  cache: string,
  interruptAfterMs = 60_000
): Promise<{ output: string; error: string }> {
  const script = `
    import { ensureProgram } from ${JSON.stringify(pathToFileURL(buildModule).href)};
    try {
      const signal = AbortSignal.timeout(${interruptAfterMs});
      console.log(await ensureProgram('alertmanager', { signal, onProgress: ({ text }) => console.log(text) }));
    } catch (error) {
      console.error(error.message);
    }`;
  const env = { ...process.env, PATH: path, FLIGHTRECORDER_CACHE: cache };
  return new Promise((resolve) =>
    execFile(process.execPath, ['--input-type=module', '-e', script], { env }, (_, output, error) =>
      resolve({ output, error })
    )
  );
}

describe('the programs of the native run', () => {
  let scratch: string;
  let bin: string;
  let cache: string;

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'flightrecorder-native-'));
    bin = join(scratch, 'bin');
    cache = join(scratch, 'cache');
    await mkdir(bin);
  });

  after(() => rm(scratch, { recursive: true, force: true }));

  /** Puts a program of that name and shell text on the PATH of the tests. */
  async function install(name: string, text: string): Promise<void> {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }

  const cachedFolders = () => readdir(join(cache, 'programs')).catch(() => []);

  it('says how to get Go where it is missing or too old, and builds nothing', async () => {
    const missing = await ensureAlertmanager(bin, cache);
    assert.match(
      missing.error,
      /^alertmanager must be built, but no Go toolchain is on PATH: install Go 1\.26 or newer/
    );
    await install('go', 'echo go1.22.3');
    const old = await ensureAlertmanager(bin, cache);
    assert.match(old.error, /^alertmanager must be built with Go 1\.26, but go1\.22\.3 is on PATH: install Go/);
    assert.deepEqual(await cachedFolders(), []);
  });

  /** A Go that answers for its version, and for a build runs the given lines with the output folder in $out. */
  const installGo = (lines: string) =>
    install('go', `[ "$1" = env ] && { echo go1.26.0; exit; }\nwhile [ "$1" != -o ]; do shift; done\nout=$2\n${lines}`);

  it('shows what Go says when a build fails', async () => {
    await installGo('echo "cannot find module" >&2; exit 1');
    const { error } = await ensureAlertmanager(bin, cache);
    assert.match(error, /^Building alertmanager failed in .*Go says: cannot find module/);
    assert.deepEqual(await cachedFolders(), []);
  });

  it('does not take an interrupted build for a finished one, and takes a finished one again', async () => {
    await installGo('echo > "$out/alertmanager"; exec /bin/sleep 30');
    const interrupted = await ensureAlertmanager(bin, cache, 1500);
    assert.match(interrupted.error, /abort/);
    assert.deepEqual(await cachedFolders(), []);

    await installGo('echo > "$out/alertmanager"; /bin/chmod +x "$out/alertmanager"');
    const built = await ensureAlertmanager(bin, cache);
    assert.equal(built.error, '');
    assert.match(built.output, /building alertmanager and amtool .*\n.*built in /);
    await rm(join(bin, 'go'));
    const again = await ensureAlertmanager(bin, cache);
    assert.match(again.output, /^alertmanager: built before/);
  });

  it('takes a program from PATH only in a version that reads the configuration', async () => {
    await install('alertmanager', 'echo "alertmanager, version 0.25.0 (branch: x)"');
    assert.match((await ensureAlertmanager(bin, cache)).output, /^alertmanager: built before/);
    await install('alertmanager', 'echo "alertmanager, version 0.31.2 (branch: x)"');
    assert.match((await ensureAlertmanager(bin, cache)).output, /^alertmanager: found on PATH/);
  });
});
