// @ts-check
import { recordTiming } from './progress/timings.mjs';
import { prepareHost } from './setup/host.mjs';
import { install, isInstalled, packageFolders } from './setup/packages.mjs';
import { buildPlugin, isPluginBuilt } from './setup/plugin.mjs';

/** @typedef {import('./main.mjs').DemoContext} DemoContext */

/** What a first preparation of the host page takes, on two cores, in milliseconds. */
const HOST_MS = 60_000;
const PLUGIN_MS = 20_000;

/**
 * Installs the plugin's packages and builds it into dist/, where that is not done.
 *
 * @param {DemoContext} context
 */
export async function setUpPlugin(context) {
  await setUpPackages('plugin', context);
  if (!(await isPluginBuilt())) {
    await shown(context, 'plugin', 'building', PLUGIN_MS, () => buildPlugin(context.signal));
  }
}

/**
 * Installs the demo agent's packages, where they are not there.
 *
 * @param {DemoContext} context
 */
export async function setUpAgent(context) {
  await setUpPackages('agent', context);
}

/**
 * Installs and bundles the host page, where that is not done.
 *
 * @param {DemoContext} context
 */
export async function setUpHostPage({ display, signal }) {
  const started = Date.now();
  /** @type {import('./progress/display.mjs').Work | undefined} */
  let work;
  await prepareHost('13.2', {
    signal,
    onProgress: (text) => {
      work ??= display.begin('page', text, HOST_MS);
      work.update(text);
    },
  });
  if (work) {
    work.end('the host page is ready');
    await recordTiming('host page', Date.now() - started);
  }
}

/**
 * @param {import('./setup/packages.mjs').PackageName} name
 * @param {DemoContext} context
 */
async function setUpPackages(name, context) {
  if (!(await isInstalled(name))) {
    const { folder, seconds } = packageFolders[name];
    const title = `npm ci in ${folder === '.' ? 'the root' : folder}`;
    await shown(context, 'packages', title, seconds * 1000, () => install(name, context.signal));
  }
}

/**
 * @param {DemoContext} context
 * @param {string} name
 * @param {string} text
 * @param {number} expected in milliseconds
 * @param {() => Promise<void>} doIt
 */
async function shown({ display }, name, text, expected, doIt) {
  const started = Date.now();
  const work = display.begin(name, text, expected);
  try {
    await doIt();
    work.end(`${text}: done`);
  } catch (error) {
    work.end(`${text}: failed`);
    throw error;
  }
  await recordTiming(`${name}: ${text}`, Date.now() - started);
}
