// @ts-check
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot, stackFolder } from './paths.mjs';
import { portNames, portTable } from './ports.mjs';

/** @typedef {import('./ports.mjs').Ports} Ports */
/** @typedef {import('./programs.mjs').ProgramName} ProgramName */

/**
 * @typedef {object} Launch
 * @property {(paths: LaunchPaths, ports: Ports) => string[]} args
 * @property {(ports: Ports) => string} readyUrl answers with a success once the program serves
 * @property {Readonly<Record<string, string>>} [env] what it is given where the caller's environment says nothing else
 */

/**
 * @typedef {object} LaunchPaths
 * @property {string} data a folder of the program's own, outside the work tree
 * @property {string} prometheusConfig the folder that `stagePrometheus` made
 * @property {string} alertmanagerConfig the folder that `stageAlertmanager` made
 * @property {readonly string[]} collectorConfigs files that the collector reads after its own two
 */

/** @type {Record<ProgramName, Launch>} */
export const launches = {
  collector: {
    args: ({ collectorConfigs }) => {
      const own = ['config.yaml', 'generated.yaml'].map((file) => join(repositoryRoot, 'collector', file));
      return [...own, ...collectorConfigs].map((file) => `--config=${file}`);
    },
    readyUrl: (ports) => `${local(ports.collectorHealth)}/`,
    // As in docker-compose.yaml: fewer collections of garbage for some more memory, below the limit of memory_limiter.
    env: { GOGC: '200', GOMEMLIMIT: '900MiB' },
  },
  tempo: {
    args: () => [`-config.file=${join(stackFolder, 'tempo/tempo.yaml')}`, '-config.expand-env=true'],
    readyUrl: (ports) => `${local(ports.tempo)}/ready`,
  },
  loki: {
    args: () => [`-config.file=${join(stackFolder, 'loki/loki.yaml')}`, '-config.expand-env=true'],
    readyUrl: (ports) => `${local(ports.loki)}/ready`,
  },
  prometheus: {
    args: ({ data, prometheusConfig }, ports) => [
      `--config.file=${join(prometheusConfig, 'prometheus.yaml')}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=127.0.0.1:${ports.prometheus}`,
      '--web.enable-remote-write-receiver',
      '--enable-feature=exemplar-storage',
    ],
    readyUrl: (ports) => `${local(ports.prometheus)}/-/ready`,
  },
  alertmanager: {
    args: ({ data, alertmanagerConfig }, ports) => [
      `--config.file=${join(alertmanagerConfig, 'alertmanager.yaml')}`,
      `--storage.path=${data}`,
      `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
      // One instance has no cluster to listen to.
      '--cluster.listen-address=',
    ],
    readyUrl: (ports) => `${local(ports.alertmanager)}/-/ready`,
  },
};

/**
 * Where the stack is reached.
 *
 * @param {Ports} ports
 */
export function stackUrls(ports) {
  return {
    otlpHttp: local(ports.collectorHttp),
    otlpGrpc: local(ports.collectorGrpc),
    collectorMetrics: `${local(ports.collectorMetrics)}/metrics`,
    collectorTelemetry: `${local(ports.collectorTelemetry)}/metrics`,
    tempo: local(ports.tempo),
    loki: local(ports.loki),
    prometheus: local(ports.prometheus),
    alertmanager: local(ports.alertmanager),
    inbox: local(ports.inbox),
  };
}

/**
 * The environment of every program: what the configuration files read, and little of ours, so that a variable such as
 * OTEL_EXPORTER_OTLP_ENDPOINT, meant for an agent, does not reach the stack.
 *
 * @param {Ports} ports
 * @param {string} dataDir
 * @param {string} [lokiRules] the folder with the rules of Loki's ruler
 * @returns {NodeJS.ProcessEnv}
 */
export function stackEnvironment(ports, dataDir, lokiRules = generatedLokiRules) {
  const inherited = [
    ...['PATH', 'HOME', 'TMPDIR', 'TZ', 'GOMAXPROCS', 'GOGC', 'GOMEMLIMIT', 'FLIGHTRECORDER_GRAFANA_URL'],
    ...['FLIGHTRECORDER_CONTENT', 'FLIGHTRECORDER_STORE_UNREDACTED_CONTENT'],
  ];
  const portVariables = portNames.map((name) => [portTable[name].variable, String(ports[name])]);
  return {
    ...Object.fromEntries(inherited.filter((key) => process.env[key]).map((key) => [key, process.env[key]])),
    ...Object.fromEntries(portVariables),
    FLIGHTRECORDER_LISTEN_ADDRESS: '127.0.0.1',
    FLIGHTRECORDER_TEMPO_OTLP_URL: local(ports.tempoOtlp),
    FLIGHTRECORDER_LOKI_URL: local(ports.loki),
    FLIGHTRECORDER_PROMETHEUS_URL: local(ports.prometheus),
    FLIGHTRECORDER_ALERTMANAGER_URL: local(ports.alertmanager),
    FLIGHTRECORDER_COLLECTOR_DATA: join(dataDir, 'collector'),
    FLIGHTRECORDER_SALT_FILE: process.env.FLIGHTRECORDER_SALT_FILE || saltFile(dataDir),
    FLIGHTRECORDER_TEMPO_DATA: join(dataDir, 'tempo'),
    FLIGHTRECORDER_LOKI_DATA: join(dataDir, 'loki'),
    FLIGHTRECORDER_LOKI_RULES: lokiRules,
  };
}

/**
 * @param {string} dataDir
 * @returns {string}
 */
function saltFile(dataDir) {
  return join(dataDir, 'collector-salt');
}

/**
 * Makes the salt of users' pseudonyms, once for a data folder: they stay the same as long as the data does.
 *
 * @param {string} dataDir
 * @returns {Promise<void>}
 */
export async function ensureSalt(dataDir) {
  try {
    await writeFile(saltFile(dataDir), `salt-${randomBytes(32).toString('hex')}`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
      throw error;
    }
  }
}

const generatedRules = join(repositoryRoot, 'alert-rules/generated/prometheus');
const generatedLokiRules = join(repositoryRoot, 'alert-rules/generated/loki');

/**
 * Prometheus expands no variables and finds its other files beside its configuration. So that gets a folder of its own,
 * with this run's addresses in the target files.
 *
 * @param {string} folder is replaced
 * @param {Ports} ports
 * @param {string} [rules] the folder with its rules
 * @returns {Promise<void>}
 */
export async function stagePrometheus(folder, ports, rules = generatedRules) {
  const source = join(stackFolder, 'prometheus');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'targets'), { recursive: true });
  await cp(join(source, 'prometheus.yaml'), join(folder, 'prometheus.yaml'));
  await cp(rules, join(folder, 'rules'), { recursive: true });
  for (const file of await readdir(join(source, 'targets'))) {
    const text = await readFile(join(source, 'targets', file), 'utf8');
    await writeFile(join(folder, 'targets', file), withLocalTargets(text, ports));
  }
}

/**
 * The same for Alertmanager: its receivers' addresses are those of this run's inbox, and its links lead to this run's
 * Grafana.
 *
 * @param {string} folder is replaced
 * @param {Ports} ports
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<void>}
 */
export async function stageAlertmanager(folder, ports, env = process.env) {
  const source = join(stackFolder, 'alertmanager');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const config = await readFile(join(source, 'alertmanager.yaml'), 'utf8');
  await writeFile(join(folder, 'alertmanager.yaml'), config.replaceAll('http://inbox:9094', local(ports.inbox)));
  await cp(join(source, 'templates'), join(folder, 'templates'), { recursive: true });
  const links = await readFile(join(source, 'templates/links.tmpl'), 'utf8');
  await writeFile(join(folder, 'templates/links.tmpl'), links.replace('http://127.0.0.1:3000', grafanaUrl(env)));
}

/**
 * Where people reach Grafana.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} without a slash at its end
 */
export function grafanaUrl(env = process.env) {
  return (env.FLIGHTRECORDER_GRAFANA_URL || 'http://127.0.0.1:3000').replace(/\/+$/, '');
}

/**
 * @param {string} text names a target by program and default port: 'tempo:3200'
 * @param {Ports} ports
 * @returns {string}
 */
function withLocalTargets(text, ports) {
  return text.replace(/'([a-z]+):(\d+)'/g, (target, program, port) => {
    const name = portNames.find((key) => portTable[key].program === program && portTable[key].port === Number(port));
    if (!name) {
      throw new Error(`stack/prometheus/targets names ${target}, which stack/native/ports.mjs does not: add it there.`);
    }
    return `'127.0.0.1:${ports[name]}'`;
  });
}

/**
 * @param {number} port
 * @returns {string}
 */
function local(port) {
  return `http://127.0.0.1:${port}`;
}
