// @ts-check
import { assertPortsFree, portsFromEnvironment } from '../stack/native/ports.mjs';
import { repositoryRoot } from '../stack/native/paths.mjs';
import { startAgent } from './agent.mjs';
import { assertPagePortFree, pagePort, sessionsUrl } from './page.mjs';
import { allSentences, aborted } from './waiting.mjs';
import { runProcess, startProcess } from './setup/processes.mjs';
import { setUpAgent, setUpPlugin } from './set-up.mjs';

/** @typedef {import('./main.mjs').DemoContext} DemoContext */

/** All of docker-compose.yaml but its agent: ours runs on this machine, with the flags that the demo was given. */
const SERVICES = ['grafana', 'tempo', 'loki', 'prometheus', 'alertmanager', 'inbox', 'collector', 'collector-health'];

/** What docker-compose.yaml publishes beside Grafana's port. @type {import('../stack/native/ports.mjs').PortName[]} */
const PUBLISHED = ['collectorGrpc', 'collectorHttp', 'tempo', 'loki', 'prometheus', 'alertmanager', 'inbox'];

/** A first pull of all images, in milliseconds. */
const PULL_MS = 4 * 60_000;

/**
 * The demo with Docker: Grafana itself with the plugin, and the stack in containers.
 *
 * @param {DemoContext} context
 * @returns {Promise<void>} settles after Ctrl-C, when all has ended
 * @throws {Error} sentences: before any work where a port is taken, later where something fails
 */
export async function runInDocker(context) {
  const { display, signal } = context;
  const ports = portsFromEnvironment();
  const port = pagePort();
  if (!(await isUp())) {
    await allSentences([assertPortsFree(ports, PUBLISHED), assertPagePortFree(port)]);
  }
  /** @type {Array<() => Promise<void>>} what was started, the last first */
  const stops = [() => compose(['down'])];
  try {
    await setUpPlugin(context);
    await bringUp(context);
    await setUpAgent(context);
    const agent = await startAgent(context, `http://127.0.0.1:${ports.collectorHttp}`);
    stops.unshift(agent.stop);
    await Promise.race([agent.firstSession, aborted(signal)]);
    signal.throwIfAborted();
    display.say(
      `\n  The demo agent’s sessions: ${sessionsUrl(`http://localhost:${port}`)}\n  Alerts arrive in: http://localhost:${ports.inbox}\n`
    );
    await Promise.race([agent.finished, aborted(signal)]);
    display.say('Ctrl-C stops everything.');
    await aborted(signal);
  } finally {
    for (const stop of stops) {
      await stop();
    }
    display.say('All has stopped. What was recorded is kept in Docker’s volumes.');
  }
}

/** @param {DemoContext} context */
async function bringUp({ display, signal }) {
  const work = display.begin('docker', 'starting the containers; the first time pulls their images', PULL_MS);
  try {
    await compose(['up', '--detach', '--wait', ...SERVICES], signal, (line) => work.update(line.trim()));
    work.end('the containers are up and healthy');
  } catch (error) {
    work.end('the containers could not be started');
    throw error;
  }
}

/** @returns {Promise<boolean>} whether containers of ours run already: then they hold the ports */
async function isUp() {
  const running = await startProcess('docker', ['compose', 'ps', '--quiet'], { cwd: repositoryRoot });
  await running.exited;
  return running.lastLines().trim() !== '';
}

/**
 * @param {string[]} args
 * @param {AbortSignal} [signal]
 * @param {(line: string) => void} [onLine]
 */
async function compose(args, signal, onLine) {
  await runProcess('docker', ['compose', ...args], {
    cwd: repositoryRoot,
    signal,
    onLine,
    failure: `docker compose ${args[0]} failed.`,
  });
}
