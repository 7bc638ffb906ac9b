// @ts-check
import { programsToBuild } from '../stack/native/build.mjs';
import { assertPortsFree, portsFromEnvironment } from '../stack/native/ports.mjs';
import { programNames, programs } from '../stack/native/programs.mjs';
import { grafanaUrl } from '../stack/native/launch.mjs';
import { startStack } from '../stack/native/stack.mjs';
import { startAgent } from './agent.mjs';
import { startInbox } from './inbox/inbox.mjs';
import { startHostPage } from './host-page.mjs';
import { assertPagePortFree, pagePort, sessionsUrl } from './page.mjs';
import { duration } from './progress/time.mjs';
import { showStackProgress } from './progress/stack.mjs';
import { setUpAgent, setUpHostPage, setUpPlugin } from './set-up.mjs';
import { aborted, allSentences } from './waiting.mjs';

/** @typedef {import('./main.mjs').DemoContext} DemoContext */

/**
 * The demo without Docker: the stack's programs as processes of this machine, and the host page in Grafana's place. What
 * is built already serves while the rest still builds.
 *
 * @param {DemoContext} context
 * @returns {Promise<void>} settles after Ctrl-C, when all has ended
 * @throws {Error} sentences: before any work where something is missing or a port is taken, later where something fails
 */
export async function runNatively(context) {
  const { display, signal } = context;
  const started = Date.now();
  const ports = portsFromEnvironment();
  const port = pagePort();
  await allSentences([assertPortsFree(ports), assertPagePortFree(port)]);
  const missing = await programsToBuild(programNames);
  signal.throwIfAborted();
  if (missing.length > 0) {
    const minutes = missing.reduce((sum, name) => sum + programs[name].buildMinutes, 0);
    display.say(`To build once with Go: ${missing.join(', ')}, about ${minutes} min on two cores. The rest is there.`);
  }

  // Links in alerts lead to the page; Alertmanager and Loki read it from here.
  process.env.FLIGHTRECORDER_GRAFANA_URL ||= `http://127.0.0.1:${port}`;

  /** @type {Array<() => Promise<void>>} what was started, the last first */
  const stops = [];
  try {
    const inbox = await startInbox({ port: ports.inbox, grafana: grafanaUrl() });
    stops.unshift(inbox.stop);
    const stack = await startStack({ ports, onProgress: showStackProgress(display) });
    stops.unshift(stack.stop);
    const all = stack.ready();
    // Awaited below, after what does not need all of it.
    all.catch(() => {});

    await setUpPlugin(context);
    await setUpHostPage(context);
    await Promise.all([stack.ready('tempo'), stack.ready('collector')]);
    signal.throwIfAborted();
    const host = await startHostPage(port, stack.urls);
    stops.unshift(host.stop);

    await setUpAgent(context);
    const agent = await startAgent(context, stack.urls.otlpHttp);
    stops.unshift(agent.stop);
    await Promise.race([agent.firstSession, aborted(signal)]);
    signal.throwIfAborted();
    display.say(`\n  The demo agent’s sessions: ${sessionsUrl(host.url)}\n  Alerts arrive in: ${inbox.url}\n`);

    await untilComplete(context, all, agent.finished, started);
    await Promise.race([aborted(signal), host.failed]);
  } finally {
    for (const stop of stops) {
      await stop();
    }
    display.say('All has stopped. What was recorded and built is kept: the next start takes seconds.');
  }
}

/**
 * @param {DemoContext} context
 * @param {Promise<void>} stack
 * @param {Promise<void>} agent
 * @param {number} started
 */
async function untilComplete({ display, signal }, stack, agent, started) {
  try {
    await Promise.race([stack, aborted(signal)]);
    display.say(`The whole stack runs, ${duration(Date.now() - started)} after the start.`);
  } catch {
    // Its reason was shown as it happened.
    display.say('The stack is not complete: the page says what it can’t show.');
  }
  await Promise.race([agent, aborted(signal)]);
  if (!signal.aborted) {
    display.say('Ctrl-C stops everything.');
  }
}
