// @ts-check

/** @typedef {number[]} Version major, minor, patch */

/**
 * How to get one program of the stack.
 *
 * @typedef {object} Program
 * @property {string} version what the pinned module builds
 * @property {string} binary the program's own binary
 * @property {string[]} tools binaries that come with it
 * @property {string[]} onPath names under which a distribution installs the program's own binary
 * @property {string} versionFlag makes a binary print its version
 * @property {Version} from the first version on PATH that reads our configuration
 * @property {Version} below the first version that is not taken from PATH
 * @property {string} versionSymbol the Go variable that the program reports as its version
 * @property {string[]} tags Go build tags
 * @property {number} buildMinutes of a first build on two cores, downloads included
 */

/** @typedef {'collector' | 'tempo' | 'loki' | 'prometheus' | 'alertmanager'} ProgramName */

/** Leaves out the service discovery of a dozen clouds, whose client libraries are half of the build. */
const noCloudDiscovery = ['remove_all_sd'];

/**
 * In the order in which missing ones are built: what the first page needs comes first.
 *
 * A PATH version is taken only from lines whose configuration is known to fit. Tempo 3 refuses keys that 2.8 needs
 * (see tempo/tempo-3.yaml); a collector older than 0.155 lacks component names that collector/config.yaml uses.
 *
 * @type {Record<ProgramName, Program>}
 */
export const programs = {
  collector: {
    version: '0.155.0',
    binary: 'otelcol-flightrecorder',
    tools: [],
    onPath: ['otelcol-contrib'],
    versionFlag: '--version',
    from: [0, 155],
    below: [0, 160],
    versionSymbol: 'main.version',
    tags: noCloudDiscovery,
    buildMinutes: 3,
  },
  tempo: {
    version: '2.8.0-dev',
    binary: 'tempo',
    tools: [],
    onPath: ['tempo'],
    versionFlag: '-version',
    from: [2, 8],
    below: [2, 9],
    versionSymbol: 'main.Version',
    tags: [],
    buildMinutes: 3,
  },
  loki: {
    version: '3.7.8',
    binary: 'loki',
    tools: [],
    onPath: ['loki'],
    versionFlag: '-version',
    from: [3, 7],
    below: [4, 0],
    versionSymbol: 'github.com/grafana/loki/v3/pkg/util/build.Version',
    tags: [],
    buildMinutes: 4,
  },
  prometheus: {
    version: '3.15.0',
    binary: 'prometheus',
    tools: ['promtool'],
    onPath: ['prometheus'],
    versionFlag: '--version',
    from: [3, 14],
    below: [4, 0],
    versionSymbol: 'github.com/prometheus/common/version.Version',
    tags: noCloudDiscovery,
    buildMinutes: 2,
  },
  alertmanager: {
    version: '0.31.1',
    binary: 'alertmanager',
    tools: ['amtool'],
    onPath: ['alertmanager'],
    versionFlag: '--version',
    from: [0, 27],
    below: [1, 0],
    versionSymbol: 'github.com/prometheus/common/version.Version',
    tags: [],
    buildMinutes: 1,
  },
};

export const programNames = /** @type {ProgramName[]} */ (Object.keys(programs));
