// @ts-check
import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { isBefore, locateProgram, moduleFolder, parseVersion, programFolder } from './locate.mjs';
import { programs } from './programs.mjs';

/** @typedef {import('./programs.mjs').ProgramName} ProgramName */
/** @typedef {import('./progress.mjs').OnProgress} OnProgress */

const run = promisify(execFile);

/** How often a build that goes on says so, in milliseconds. */
const REMINDER_MS = 15_000;

/**
 * The path of one of a program's binaries: from PATH where a version that fits is installed, else from the cache, else
 * built into the cache by the Go toolchain.
 *
 * @param {ProgramName} name
 * @param {object} [options]
 * @param {string} [options.binary] one of the program's tools in place of the program, such as `promtool`
 * @param {OnProgress} [options.onProgress]
 * @param {AbortSignal} [options.signal] interrupts a build
 * @returns {Promise<string>}
 * @throws {Error} a sentence, where Go is missing or the build fails
 */
export async function ensureProgram(name, { binary = programs[name].binary, onProgress = () => {}, signal } = {}) {
  const located = await locateProgram(name, binary);
  if (located) {
    const origin = located.source === 'path' ? 'found on PATH' : 'built before';
    onProgress({ program: name, phase: 'found', text: `${name}: ${origin} (${located.path})` });
    return located.path;
  }
  signal?.throwIfAborted();
  await assertGo([name]);
  await buildProgram(name, onProgress, signal);
  return join(await programFolder(name), binary);
}

/**
 * Which programs have to be built. Fails before any work where one has to be and can't.
 *
 * @param {readonly ProgramName[]} names
 * @returns {Promise<ProgramName[]>}
 * @throws {Error} a sentence, where one has to be built and the Go toolchain is missing or too old
 */
export async function programsToBuild(names) {
  const located = await Promise.all(names.map((name) => locateProgram(name, programs[name].binary)));
  const missing = names.filter((_, index) => !located[index]);
  if (missing.length > 0) {
    await assertGo(missing);
  }
  return missing;
}

/**
 * @param {readonly ProgramName[]} names the programs that Go is needed for
 * @returns {Promise<void>}
 */
async function assertGo(names) {
  for (const name of names) {
    const needed = await goVersionOf(name);
    const fix = `install Go ${needed} or newer (https://go.dev/dl/), or put ${names.join(', ')} on PATH`;
    /** @type {string} */
    let answer;
    try {
      // Asked in the module's folder, where Go switches to a newer toolchain by itself if its settings let it.
      ({ stdout: answer } = await run('go', ['env', 'GOVERSION'], { cwd: moduleFolder(name), env: goEnvironment() }));
    } catch (error) {
      const { code, stderr } = /** @type {NodeJS.ErrnoException & { stderr?: string }} */ (error);
      const reason = code === 'ENOENT' ? 'no Go toolchain is on PATH' : `Go fails: ${stderr?.trim() || error}`;
      throw new Error(`${names.join(', ')} must be built, but ${reason}: ${fix}.`);
    }
    const installed = parseVersion(answer);
    if (!installed || isBefore(installed, parseVersion(needed) ?? [])) {
      throw new Error(`${name} must be built with Go ${needed}, but ${answer.trim()} is on PATH: ${fix}.`);
    }
  }
}

/**
 * @param {ProgramName} name
 * @returns {Promise<string>} the Go version that the program's module asks for
 */
async function goVersionOf(name) {
  const text = await readFile(join(moduleFolder(name), 'go.mod'), 'utf8');
  const version = /^go (\S+)$/m.exec(text)?.[1];
  if (!version) {
    throw new Error(`${join(moduleFolder(name), 'go.mod')} has no line that names its Go version: restore the file.`);
  }
  return version;
}

/**
 * @param {ProgramName} name
 * @param {OnProgress} onProgress
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
async function buildProgram(name, onProgress, signal) {
  const { version, binary, tools, buildMinutes } = programs[name];
  const folder = await programFolder(name);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await removeLeftovers(folder);
  await mkdir(unfinished, { recursive: true });

  const started = Date.now();
  const title = `${name}: building ${[binary, ...tools].join(' and ')} ${version} with Go`;
  const expected = `about ${buildMinutes} min on two cores, once`;
  onProgress({ program: name, phase: 'building', text: `${title} (${expected})` });
  const reminder = setInterval(() => {
    onProgress({ program: name, phase: 'building', text: `${title}, ${elapsed(started)} so far (${expected})` });
  }, REMINDER_MS);
  try {
    await goBuild(name, unfinished, signal);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    clearInterval(reminder);
  }
  await publish(unfinished, folder);
  onProgress({ program: name, phase: 'built', text: `${name}: built in ${elapsed(started)}, kept in ${folder}` });
}

/**
 * @param {ProgramName} name
 * @param {string} output a folder
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function goBuild(name, output, signal) {
  const { version, versionSymbol, tags } = programs[name];
  const args = [
    'build',
    '-mod=readonly',
    '-trimpath',
    '-buildvcs=false',
    `-tags=${tags.join(',')}`,
    `-ldflags=-s -w -X ${versionSymbol}=${version}`,
    '-o',
    `${output}/`,
    'tool',
  ];
  return new Promise((resolve, reject) => {
    const go = spawn('go', args, {
      cwd: moduleFolder(name),
      env: goEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
      killSignal: 'SIGINT',
    });
    let lastWords = '';
    go.stderr.on('data', (chunk) => {
      lastWords = (lastWords + chunk).slice(-4000);
    });
    go.once('error', reject);
    go.once('close', (code) => {
      if (code === 0) {
        resolve();
        return;
      }
      const said = lastWords.split('\n').filter((line) => line && !line.startsWith('go: downloading'));
      reject(
        new Error(
          `Building ${name} failed in ${join('stack', name)}; Go says: ${said.slice(-10).join('\n  ') || `exit status ${code}`}\n` +
            'If it is the network, the Go module proxy (GOPROXY) must be reachable; the next run goes on where this one stopped.'
        )
      );
    });
  });
}

/** No C compiler is needed, and no go.work above the work tree counts. */
function goEnvironment() {
  return { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
}

/**
 * Gives a finished build its name in one step, so that an interrupted build is never taken for a finished one.
 *
 * @param {string} unfinished
 * @param {string} folder
 */
async function publish(unfinished, folder) {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') {
      throw error;
    }
    // Another process built the same meanwhile.
    await rm(unfinished, { recursive: true });
  }
}

/**
 * Removes what killed processes left of the same build.
 *
 * @param {string} folder
 */
async function removeLeftovers(folder) {
  const siblings = await readdir(dirname(folder)).catch(() => []);
  for (const sibling of siblings) {
    const [, owner] = sibling.split(`${basename(folder)}.unfinished-`);
    if (owner && !isAlive(Number(owner))) {
      await rm(join(dirname(folder), sibling), { recursive: true, force: true });
    }
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {number} since in milliseconds
 * @returns {string}
 */
function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
