// @ts-check
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureProgram, programsToBuild } from './build.mjs';
import { ensureSalt, launches, stackEnvironment, stackUrls, stageAlertmanager, stagePrometheus } from './launch.mjs';
import { dataFolder } from './paths.mjs';
import { assertPortsFree, portNames, portsFromEnvironment, portTable } from './ports.mjs';
import { lastLines, startKeeper, startProcess, waitUntilReady } from './process.mjs';
import { programNames } from './programs.mjs';

/** @typedef {import('./ports.mjs').Ports} Ports */
/** @typedef {import('./process.mjs').Running} Running */
/** @typedef {import('./programs.mjs').ProgramName} ProgramName */
/** @typedef {import('./progress.mjs').OnProgress} OnProgress */

/**
 * @typedef {object} StackOptions
 * @property {Ports} [ports] default: the environment's variables, else the table's defaults
 * @property {string} [dataDir] what the programs store; default: `FLIGHTRECORDER_DATA_DIR`, else `demo-data` in the
 *   cache folder
 * @property {string} [logDir] one log file per program; default: `logs` in the data folder
 * @property {readonly ProgramName[]} [names] only these programs
 * @property {string} [rules] the folder with Prometheus' rules; default: those in `alert-rules/generated`
 * @property {string} [lokiRules] the folder with the rules of Loki's ruler, one folder in it for each tenant; default: those in
 *   `alert-rules/generated`
 * @property {readonly string[]} [collectorConfigs] files that the collector reads after its own two, such as
 *   `collector/loops.yaml`
 * @property {(folders: { prometheusConfig: string, alertmanagerConfig: string }) => Promise<void>} [onStaged] changes the
 *   copies of the configuration before they are read
 * @property {OnProgress} [onProgress]
 */

/**
 * @typedef {object} Stack
 * @property {ReturnType<typeof stackUrls>} urls where it is reached
 * @property {Ports} ports
 * @property {string} logDir
 * @property {(name?: ProgramName) => Promise<void>} ready settles when the program (or, without a name, each of them)
 *   serves; rejects with a sentence where it can't be built, ends early or takes too long
 * @property {() => Promise<void>} stop ends what runs and what builds; settles when all of it is gone
 */

/**
 * Starts the stack on loopback, each program as soon as its binary is there: those that are built already serve while
 * the others still build. Nothing is written into the work tree. The programs end with this process, however it ends.
 *
 * @param {StackOptions} [options]
 * @returns {Promise<Stack>} as soon as the checks are done; await `ready`
 * @throws {Error} before any work: a sentence where a port is in use, or Go is missing and something must be built
 */
export async function startStack({
  ports = portsFromEnvironment(),
  dataDir = dataFolder(),
  logDir = join(dataDir, 'logs'),
  names = programNames,
  rules,
  lokiRules,
  collectorConfigs = [],
  onStaged = async () => {},
  onProgress = () => {},
} = {}) {
  await assertPortsFree(
    ports,
    portNames.filter((name) => names.some((program) => program === portTable[name].program))
  );
  const missing = await programsToBuild(names);
  const prometheusConfig = join(dataDir, 'prometheus-config');
  await mkdir(logDir, { recursive: true });
  const alertmanagerConfig = join(dataDir, 'alertmanager-config');
  await stagePrometheus(prometheusConfig, ports, rules);
  await stageAlertmanager(alertmanagerConfig, ports);
  await onStaged({ prometheusConfig, alertmanagerConfig });
  await ensureSalt(dataDir);

  const keeper = await startKeeper();
  const env = stackEnvironment(ports, dataDir, lokiRules);
  const stopping = new AbortController();
  /** @type {Map<ProgramName, Running>} */
  const running = new Map();

  let builds = Promise.resolve();

  /**
   * Builds follow one another, as each uses all cores by itself. A failed one does not hold up the next.
   *
   * @param {ProgramName} name
   */
  function binaryOf(name) {
    const get = () => ensureProgram(name, { onProgress, signal: stopping.signal });
    if (!missing.includes(name)) {
      return get();
    }
    const build = builds.then(get);
    builds = build.then(
      () => {},
      () => {}
    );
    return build;
  }

  /** @param {ProgramName} name */
  async function bringUp(name) {
    const path = await binaryOf(name);
    stopping.signal.throwIfAborted();
    const started = Date.now();
    onProgress({ program: name, phase: 'starting', text: `${name}: starting` });
    const logFile = join(logDir, `${name}.log`);
    const paths = { data: join(dataDir, name), prometheusConfig, alertmanagerConfig, collectorConfigs };
    const args = launches[name].args(paths, ports);
    const program = await startProcess({ path, args, env: { ...launches[name].env, ...env }, logFile, keeper });
    running.set(name, program);
    if (stopping.signal.aborted) {
      await program.stop();
    }
    const url = launches[name].readyUrl(ports);
    await waitUntilReady({ name, url, running: program, logFile });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    onProgress({ program: name, phase: 'ready', text: `${name}: ready after ${seconds} s (${new URL(url).origin})` });
    void reportEnd(name, program, logFile);
  }

  /**
   * @param {ProgramName} name
   * @param {Running} program
   * @param {string} logFile
   */
  async function reportEnd(name, program, logFile) {
    const how = await program.exited;
    if (!stopping.signal.aborted) {
      const text = `${name} stopped by itself (${how}).${await lastLines(logFile)}`;
      onProgress({ program: name, phase: 'failed', text });
    }
  }

  /** @type {Map<ProgramName, Promise<void>>} */
  const ready = new Map();
  for (const name of names) {
    const start = bringUp(name);
    start.catch((/** @type {Error} */ error) => {
      if (!stopping.signal.aborted) {
        onProgress({ program: name, phase: 'failed', text: error.message });
      }
    });
    ready.set(name, start);
  }

  /** @param {ProgramName} name */
  async function stopProgram(name) {
    const program = running.get(name);
    if (program) {
      const how = await program.stop();
      onProgress({ program: name, phase: 'stopped', text: `${name}: stopped (${how})` });
    }
  }

  return {
    urls: stackUrls(ports),
    ports,
    logDir,
    ready: async (name) => {
      await Promise.all(name ? [ready.get(name)] : ready.values());
    },
    stop: async () => {
      stopping.abort(new Error('The stack was stopped while it was starting.'));
      // First the collector: it hands what it holds to the others.
      await stopProgram('collector');
      await Promise.all(names.filter((name) => name !== 'collector').map(stopProgram));
      await Promise.allSettled(ready.values());
      keeper.close();
    },
  };
}
