// @ts-check
import { prepareHost } from '../../demo/setup/host.mjs';
import { install, isInstalled, packageFolders } from '../../demo/setup/packages.mjs';
import { buildPlugin, isPluginBuilt } from '../../demo/setup/plugin.mjs';
import { ensureProgram } from '../../stack/native/build.mjs';
import { programNames, programs } from '../../stack/native/programs.mjs';
import { findBrowser, installBrowser } from './browser.mjs';

/** @typedef {import('../../demo/progress/display.mjs').Display} Display */
/** @typedef {import('../../demo/setup/packages.mjs').PackageName} PackageName */
/** @typedef {import('./steps.mjs').Need} Need */
/** @typedef {import('./steps.mjs').Step} Step */

/** @typedef {{ display: Display, signal: AbortSignal }} Context */

/**
 * How each thing is got that steps need, and what it adds to their environment.
 *
 * @type {Record<Need, (context: Context) => Promise<NodeJS.ProcessEnv | void>>}
 */
const getters = {
  'packages:plugin': (context) => getPackages('plugin', context),
  'packages:agent': (context) => getPackages('agent', context),
  'host:13.2': (context) => getHost('13.2', context),
  'host:12.4': (context) => getHost('12.4', context),
  browser: async (context) => ({ FLIGHTRECORDER_BROWSER: (await findBrowser()) ?? (await getBrowser(context)) }),
  plugin: async (context) => {
    if (!(await isPluginBuilt())) {
      await shown(context, 'plugin', 'building', 15, () => buildPlugin(context.signal));
    }
  },
  programs: async (context) => {
    for (const name of programNames) {
      await getProgram(name, context);
    }
  },
};

/**
 * Gets what steps need: each thing once. A failure is told to every step that needs the thing.
 *
 * @param {Context} context
 */
export function makePreparation(context) {
  /** @type {Map<Need, Promise<NodeJS.ProcessEnv | void>>} */
  const got = new Map();
  /** @param {Need} need */
  const get = (need) => {
    const getting = got.get(need) ?? getters[need](context);
    got.set(need, getting);
    return getting;
  };
  return {
    /**
     * Starts to get something before a step waits for it.
     *
     * @param {Need} need
     */
    begin: (need) => {
      // Whoever waits for it sees its failure.
      get(need).catch(() => {});
    },
    /**
     * @param {Step} step
     * @returns {Promise<NodeJS.ProcessEnv>} what to add to the step's environment
     * @throws {Error} a sentence
     */
    forStep: async ({ needs }) => {
      /** @type {NodeJS.ProcessEnv} */
      const env = {};
      for (const need of needs) {
        Object.assign(env, await get(need));
      }
      return env;
    },
  };
}

/**
 * @param {PackageName} name
 * @param {Context} context
 */
async function getPackages(name, context) {
  if (!(await isInstalled(name))) {
    const { folder, seconds } = packageFolders[name];
    await shown(context, 'packages', `npm ci in ${folder}`, seconds, () => install(name, context.signal));
  }
}

/**
 * @param {import('../../demo/setup/host.mjs').HostLine} line
 * @param {Context} context
 */
async function getHost(line, { display, signal }) {
  /** @type {import('../../demo/progress/display.mjs').Work | undefined} */
  let work;
  await prepareHost(line, {
    signal,
    onProgress: (text) => {
      work ??= display.begin('host page', text);
      work.update(text);
    },
  });
  work?.end(`Grafana ${line}: ready`);
}

/** @param {Context} context */
async function getBrowser(context) {
  /** @type {string | undefined} */
  let path;
  await shown(context, 'browser', 'apt-get install chromium', 60, async () => {
    path = await installBrowser(context.signal);
  });
  return path;
}

/**
 * @param {import('../../stack/native/programs.mjs').ProgramName} name
 * @param {Context} context
 */
async function getProgram(name, { display, signal }) {
  /** @type {import('../../demo/progress/display.mjs').Work | undefined} */
  let work;
  await ensureProgram(name, {
    signal,
    onProgress: ({ phase }) => {
      if (phase === 'building') {
        const { version, buildMinutes } = programs[name];
        work ??= display.begin(name, `building ${version} with Go, once`, buildMinutes * 60_000);
      }
      if (phase === 'built') {
        work?.end('built');
      }
    },
  });
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {string} text
 * @param {number} seconds that it takes, about
 * @param {() => Promise<void>} doIt
 */
async function shown({ display }, name, text, seconds, doIt) {
  const work = display.begin(name, text, seconds * 1000);
  try {
    await doIt();
    work.end(`${text}: done`);
  } catch (error) {
    work.end(`${text}: failed`);
    throw error;
  }
}
