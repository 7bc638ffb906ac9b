// @ts-check
import { createServer } from 'node:net';

/**
 * Every port that the stack listens on, on loopback.
 *
 * @typedef {object} PortEntry
 * @property {string} program the program that listens
 * @property {string} purpose what the port is for, as it reads in a message
 * @property {string} variable the environment variable that moves the port; the configuration files read it too
 * @property {number} port the default
 */

/** @satisfies {Record<string, PortEntry>} */
export const portTable = {
  collectorGrpc: entry('collector', 'OTLP over gRPC', 'FLIGHTRECORDER_OTLP_GRPC_PORT', 4317),
  collectorHttp: entry('collector', 'OTLP over HTTP', 'FLIGHTRECORDER_OTLP_HTTP_PORT', 4318),
  collectorMetrics: entry('collector', 'the agents’ metrics', 'FLIGHTRECORDER_COLLECTOR_METRICS_PORT', 8889),
  collectorTelemetry: entry('collector', 'its own metrics', 'FLIGHTRECORDER_COLLECTOR_TELEMETRY_PORT', 8888),
  collectorHealth: entry('collector', 'its health check', 'FLIGHTRECORDER_COLLECTOR_HEALTH_PORT', 13133),
  tempo: entry('tempo', 'its HTTP API', 'FLIGHTRECORDER_TEMPO_PORT', 3200),
  tempoGrpc: entry('tempo', 'its internal gRPC', 'FLIGHTRECORDER_TEMPO_GRPC_PORT', 9095),
  tempoOtlp: entry('tempo', 'spans from the collector', 'FLIGHTRECORDER_TEMPO_OTLP_PORT', 4328),
  loki: entry('loki', 'its HTTP API', 'FLIGHTRECORDER_LOKI_PORT', 3100),
  lokiGrpc: entry('loki', 'its internal gRPC', 'FLIGHTRECORDER_LOKI_GRPC_PORT', 9096),
  prometheus: entry('prometheus', 'its HTTP API', 'FLIGHTRECORDER_PROMETHEUS_PORT', 9090),
  alertmanager: entry('alertmanager', 'its HTTP API', 'FLIGHTRECORDER_ALERTMANAGER_PORT', 9093),
  inbox: entry('inbox', 'alerts, where the demo shows them', 'FLIGHTRECORDER_INBOX_PORT', 9094),
};

/** @typedef {keyof typeof portTable} PortName */
/** @typedef {Record<PortName, number>} Ports */

export const portNames = /** @type {PortName[]} */ (Object.keys(portTable));

/**
 * @param {string} program
 * @param {string} purpose
 * @param {string} variable
 * @param {number} port
 * @returns {PortEntry}
 */
function entry(program, purpose, variable, port) {
  return { program, purpose, variable, port };
}

/**
 * The ports to use: each variable's value where it is set, else the default.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Ports}
 * @throws {Error} a sentence, where a variable is not a port number or two entries ask for the same port
 */
export function portsFromEnvironment(env = process.env) {
  const ports = mapPorts((name) => {
    const { variable, port } = portTable[name];
    const text = env[variable];
    if (!text) {
      return port;
    }
    const value = Number(text);
    if (!Number.isInteger(value) || value < 1 || value > 65535) {
      throw new Error(`${variable} is "${text}", which is not a port: set it to a whole number from 1 to 65535.`);
    }
    return value;
  });
  for (const [index, name] of portNames.entries()) {
    const twin = portNames.slice(0, index).find((other) => ports[other] === ports[name]);
    if (twin) {
      throw new Error(
        `Port ${ports[name]} is asked for twice: ${portTable[twin].variable} and ${portTable[name].variable} must differ.`
      );
    }
  }
  return ports;
}

/**
 * Ports that nobody uses at this moment, for tests that run beside another stack. They lie below the range from which
 * operating systems take the local end of a connection, so that no connection made meanwhile sits on one of them.
 *
 * @returns {Promise<Ports>}
 */
export async function freePorts() {
  const [lowest, highest] = [15000, 32000];
  /** @type {import('node:net').Server[]} */
  const held = [];
  // All are held open until the last is found, so that none is given out twice.
  for (
    let port = lowest + Math.floor(Math.random() * (highest - lowest) * 0.9);
    held.length < portNames.length && port < highest;
    port += 1
  ) {
    const server = await listen(port).catch(() => undefined);
    if (server) {
      held.push(server);
    }
  }
  const numbers = held.map((server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port);
  await Promise.all(held.map(close));
  if (numbers.length < portNames.length) {
    throw new Error(`Fewer than ${portNames.length} ports are free below ${highest}: stop some servers and try again.`);
  }
  return /** @type {Ports} */ (Object.fromEntries(portNames.map((name, index) => [name, numbers[index]])));
}

/**
 * Makes sure that every port can be listened on.
 *
 * @param {Ports} ports
 * @param {readonly PortName[]} [names] only these
 * @returns {Promise<void>}
 * @throws {Error} one sentence for each port in use: the port, the program that wants it, the variable that moves it
 */
export async function assertPortsFree(ports, names = portNames) {
  const problems = await Promise.all(names.map((name) => portProblem(name, ports[name])));
  const sentences = problems.filter((problem) => problem !== undefined);
  if (sentences.length > 0) {
    throw new Error(sentences.join('\n'));
  }
}

/**
 * @param {PortName} name
 * @param {number} port
 * @returns {Promise<string | undefined>} what is wrong with the port
 */
async function portProblem(name, port) {
  const { program, purpose, variable } = portTable[name];
  try {
    await close(await listen(port));
    return undefined;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    const reason = code === 'EADDRINUSE' ? 'is already in use' : `can’t be listened on (${code})`;
    return `Port ${port} ${reason}; ${program} needs it for ${purpose}: stop what uses it, or set ${variable} to another port.`;
  }
}

/**
 * @param {(name: PortName) => number} port
 * @returns {Ports}
 */
function mapPorts(port) {
  return /** @type {Ports} */ (Object.fromEntries(portNames.map((name) => [name, port(name)])));
}

/**
 * @param {number} port
 * @returns {Promise<import('node:net').Server>}
 */
function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

/**
 * @param {import('node:net').Server} server
 * @returns {Promise<void>}
 */
function close(server) {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
