/**
 * Who may import whom: the table of the house. A path stands for the file or folder of that name and all below it.
 * Tests and their helpers (`src/testing`) are free to import anything.
 */
export interface Layer {
  /** The files it is about. `pages/*` is one layer for each page: what it allows does not include its neighbours. */
  folder: string;
  /** What it may import of ours, beside itself. */
  ours: readonly string[];
  /** Packages it may import: these only, or any but these. */
  packages: { only: readonly string[] } | { except: readonly string[] };
}

const NO_SCREEN = { only: [] } as const;
const ANY = { except: [] } as const;

/** What pages stand on. */
const BELOW_PAGES = [
  'src/model',
  'src/dialects',
  'src/analysis',
  'src/queries',
  'src/prices',
  'src/sources',
  'src/loading',
  'src/ui',
  'src/testIds',
  'src/constants',
];

export const LAYERS: readonly Layer[] = [
  { folder: 'src/model', ours: [], packages: { only: ['pbf'] } },
  { folder: 'src/dialects', ours: ['src/model'], packages: NO_SCREEN },
  { folder: 'src/analysis', ours: ['src/model'], packages: NO_SCREEN },
  { folder: 'src/queries', ours: ['src/model', 'src/dialects/keys', 'src/dialects/key-groups'], packages: NO_SCREEN },
  {
    folder: 'src/prices',
    ours: ['src/model', 'src/analysis'],
    packages: { only: ['@pydantic/genai-prices', 'valibot'] },
  },
  {
    folder: 'src/sources',
    ours: ['src/model', 'src/queries'],
    packages: { only: ['@grafana/data', '@grafana/runtime', 'rxjs', 'valibot'] },
  },
  // `ui` and what is above it reach the runtime for navigation only, see RUNTIME_WITHOUT_DATA.
  {
    folder: 'src/ui',
    ours: ['src/model', 'src/analysis', 'src/testIds', 'src/constants'],
    packages: { except: ['@grafana/scenes'] },
  },
  // What several pages need to have sessions: it joins sources and dialects, which know nothing of each other.
  {
    folder: 'src/loading',
    ours: [
      'src/model',
      'src/dialects',
      'src/analysis',
      'src/queries',
      'src/prices',
      'src/sources',
      'src/ui',
      'src/testIds',
    ],
    packages: { except: ['@grafana/scenes'] },
  },
  { folder: 'src/pages/*', ours: BELOW_PAGES, packages: ANY },
  { folder: 'src/app', ours: [...BELOW_PAGES, 'src/pages'], packages: ANY },
  // The entry is loaded by every page of Grafana: it knows the app's frame and nothing else.
  { folder: 'src/module', ours: ['src/app', 'src/constants'], packages: ANY },
  { folder: 'src/constants', ours: ['src/plugin.json'], packages: NO_SCREEN },
  { folder: 'src/testIds', ours: [], packages: NO_SCREEN },
  // The end-to-end tests compare the pages with the model server's own log, never with our own folding.
  {
    folder: 'tests/e2e',
    ours: [
      'src/testIds',
      'src/constants',
      'src/testing/captures',
      'demo',
      'stack',
      'tests/host',
      'tests/backfill',
      'tests/loopback',
    ],
    packages: ANY,
  },
  // The collector's configuration is generated: tables say what, `generate` how. It reads the dialects, and no file of the
  // plugin or of the rules reaches into how it is written.
  {
    folder: 'collector/tables',
    ours: ['src/model', 'src/dialects', 'collector/generate/ottl', 'collector/generate/record'],
    packages: NO_SCREEN,
  },
  { folder: 'collector/operator', ours: ['collector/tables'], packages: { only: ['yaml'] } },
  { folder: 'collector/redaction', ours: ['collector/tables'], packages: NO_SCREEN },
  {
    folder: 'collector/generate',
    ours: ['src/model', 'src/dialects', 'collector/tables', 'collector/operator', 'collector/redaction'],
    packages: { only: ['yaml'] },
  },
  {
    folder: 'collector/main',
    ours: ['collector/generate', 'collector/operator'],
    packages: { only: ['node:fs', 'node:path', 'node:util', 'prettier'] },
  },
];

/** What may be imported of the Grafana runtime outside `src/sources`: nothing that fetches data. */
export const RUNTIME_WITHOUT_DATA = ['locationService'];

/** Functions and classes of the browser that fetch data: `src/sources` alone may call them. */
export const FETCHERS = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'];

/** Attribute names outside `src/dialects/keys.ts`, each with the reason why it can't be there. */
export const ATTRIBUTE_NAME_EXCEPTIONS: ReadonlyArray<{ file: string; name: string; reason: string }> = [
  {
    file: 'src/model/otlp/json.ts',
    name: 'event.name',
    reason: 'part of OTLP itself: where an event had its name before the field `eventName` came',
  },
];

/** More lines than this are more than one thing. */
export const LONGEST_FILE = 350;
