// @ts-check

/** @typedef {import('./counts.mjs').RunnerName} RunnerName */
/** @typedef {import('../../demo/setup/packages.mjs').PackageName} PackageName */
/** @typedef {import('../../demo/setup/host.mjs').HostLine} HostLine */

/**
 * What a step can't do without. `packages:…`: a folder's npm packages; `host:…`: the host page of a Grafana line;
 * `programs`: the stack's programs; `browser`: a Chromium; `plugin`: a `dist/` built from the sources as they are.
 *
 * @typedef {`packages:${PackageName}` | `host:${HostLine}` | 'programs' | 'browser' | 'plugin'} Need
 */

/**
 * One step of `npm test`. A check is one test: it passes or fails as a whole. A runner writes a report that single tests
 * are counted from.
 *
 * @typedef {object} Step
 * @property {string} name for `--only`
 * @property {string} title
 * @property {string} [folder] where it runs, from the repository's root
 * @property {string[]} [check] a command
 * @property {RunnerName} [runner]
 * @property {string[]} [args] more of its command, from the command line
 * @property {string} [tests] for the runner `node`: the folder with the test files, from the step's folder
 * @property {Need[]} needs
 * @property {number} [minutes] after which it is ended; default 5
 * @property {'sources' | 'programs'} [lane] steps of one lane follow one another, beside those of the other: what reads the
 *   sources keeps one core busy, what runs the stack's programs often waits. A step without a lane runs alone.
 */

/** @type {Step[]} */
export const steps = [
  {
    name: 'types',
    title: 'types of the plugin with Grafana 13.2 and React 19',
    lane: 'sources',
    check: ['npx', 'tsc', '--noEmit'],
    needs: ['packages:plugin'],
  },
  {
    name: 'types-12.4',
    title: 'types of the plugin with Grafana 12.4 and React 18',
    lane: 'sources',
    check: ['npx', 'tsc', '--noEmit', '-p', 'tsconfig.12.4.json'],
    needs: ['packages:plugin', 'host:12.4'],
  },
  {
    name: 'types-node',
    title: 'types of the scripts, the tests and the host page',
    lane: 'sources',
    check: ['npx', 'tsc', '--noEmit', '-p', 'tsconfig.node.json'],
    needs: ['packages:plugin', 'host:13.2'],
  },
  {
    name: 'types-agent',
    title: 'types of the demo agent',
    lane: 'sources',
    folder: 'demo/agent',
    check: ['npx', 'tsc', '--noEmit'],
    needs: ['packages:agent'],
  },
  {
    name: 'lint',
    title: 'lint',
    lane: 'sources',
    check: ['npm', 'run', '--silent', 'lint'],
    needs: ['packages:plugin'],
  },
  {
    name: 'format',
    title: 'formatting',
    lane: 'sources',
    check: ['npm', 'run', '--silent', 'format'],
    needs: ['packages:plugin'],
  },
  { name: 'unit', title: 'unit tests of the plugin', lane: 'sources', runner: 'jest', needs: ['packages:plugin'] },
  {
    name: 'build',
    title: 'build of the plugin',
    lane: 'sources',
    check: ['node', 'demo/setup/build-plugin.mjs'],
    needs: ['packages:plugin'],
  },
  {
    name: 'commands',
    title: 'tests of the two commands',
    lane: 'sources',
    runner: 'node',
    tests: 'tests/commands',
    needs: ['packages:plugin'],
  },
  {
    name: 'agent',
    title: 'tests of the demo agent',
    lane: 'sources',
    runner: 'node',
    folder: 'demo/agent',
    tests: 'test',
    needs: ['packages:agent'],
  },
  {
    name: 'host',
    title: 'tests of the host page’s server',
    lane: 'sources',
    runner: 'node',
    tests: 'tests/host/server',
    needs: ['packages:plugin', 'host:13.2'],
  },
  {
    name: 'dashboards',
    title: 'tests of the dashboards',
    lane: 'sources',
    runner: 'node',
    tests: 'dashboards',
    needs: ['packages:plugin'],
  },
  {
    name: 'stack',
    title: 'tests of the stack’s scripts',
    lane: 'sources',
    runner: 'node',
    tests: 'tests/stack/native',
    needs: ['packages:plugin'],
  },
  {
    name: 'collector',
    title: 'tests of the collector’s tables',
    lane: 'sources',
    runner: 'node',
    tests: 'collector',
    needs: ['packages:plugin'],
  },
  {
    name: 'collector-live',
    title: 'the collector, with every recorded run',
    lane: 'programs',
    runner: 'node',
    tests: 'tests/stack/collector',
    needs: ['packages:plugin', 'programs'],
    minutes: 12,
  },
  {
    name: 'rules',
    title: 'rules and alerts, with promtool',
    lane: 'programs',
    runner: 'node',
    tests: 'alert-rules/tests',
    needs: ['packages:plugin', 'programs'],
    minutes: 12,
  },
  {
    name: 'stack-live',
    title: 'the stack, running',
    lane: 'programs',
    runner: 'node',
    tests: 'tests/stack/live',
    needs: ['packages:plugin', 'packages:agent', 'programs'],
    minutes: 12,
  },
  {
    name: 'demo',
    title: 'npm run demo, from start to Ctrl-C',
    runner: 'node',
    tests: 'tests/demo',
    needs: ['packages:plugin', 'packages:agent', 'host:13.2', 'programs', 'plugin'],
    minutes: 6,
  },
  {
    name: 'e2e',
    title: 'end to end, in a browser',
    runner: 'playwright',
    needs: ['packages:plugin', 'packages:agent', 'host:13.2', 'host:12.4', 'programs', 'plugin', 'browser'],
    minutes: 30,
  },
];
