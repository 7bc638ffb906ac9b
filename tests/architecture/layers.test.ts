import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import * as KEYS from '../../src/dialects/keys';
import { textsOfFixture } from './fixtureTexts';
import { ATTRIBUTE_NAME_EXCEPTIONS, FETCHERS, LAYERS, LONGEST_FILE, RUNTIME_WITHOUT_DATA, type Layer } from './layers';
import { parseSource, readSourceFiles, repositoryRoot, type Import, type SourceFile } from './sourceFiles';

const collector = readSourceFiles('collector');
const everything = [...readSourceFiles('src'), ...readSourceFiles('tests/e2e'), ...collector];
const source = everything.filter(({ path }) => path.startsWith('src/') && !isTest(path));

describe('who may import whom', () => {
  it.each(LAYERS)('$folder', (layer) => {
    const files = everything.filter(({ path }) => !isTest(path) && layerOf(path) === layer);
    const forbidden = files.flatMap((file) =>
      file.imports
        .filter((imported) => !mayImport(layer, file, imported))
        .map(({ specifier }) => `${file.path}: ${specifier}`)
    );
    expect(forbidden).toEqual([]);
  });

  it('has a rule for every file of the plugin and of the collector', () => {
    const files = [...source, ...collector.filter(({ path }) => !isTest(path))];
    expect(files.filter(({ path }) => layerOf(path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  it('has a file for every rule', () => {
    const empty = LAYERS.filter((layer) => !everything.some(({ path }) => layerOf(path) === layer));
    expect(empty.map(({ folder }) => folder)).toEqual([]);
  });

  it('sees every form of import', () => {
    const text = `
      import a, { b as c } from './a'; import type { T } from '../t'; export { d } from './d'; export * from './e';
      const f = () => import('./f'); const g = require('./g'); type H = import('./h').H; import data from '../x.json';
    `;
    const { imports } = parseSource('src/model/made-up.ts', text);
    expect(imports.map(({ target }) => target)).toEqual([
      'src/model/a',
      'src/t',
      'src/model/d',
      'src/model/e',
      'src/model/f',
      'src/model/g',
      'src/model/h',
      'src/x.json',
    ]);
    expect(imports[0]?.names).toEqual(['b']);
  });
});

describe('what stands in one place', () => {
  it('fetches data in src/sources only', () => {
    const offenders = source
      .filter(({ path }) => !isBelow(path, 'src/sources'))
      .flatMap(({ path, calls }) => calls.filter((name) => FETCHERS.includes(name)).map((name) => `${path}: ${name}`));
    expect(offenders).toEqual([]);
  });

  it('takes from the Grafana runtime what fetches data in src/sources only', () => {
    const offenders = source
      .filter(({ path }) => !isBelow(path, 'src/sources'))
      .flatMap(({ path, imports }) => imports.filter(isRuntime).map(({ names }) => ({ path, names })))
      // No name at all: the whole of it.
      .filter(({ names }) => names.length === 0 || names.some((name) => !RUNTIME_WITHOUT_DATA.includes(name)))
      .map(({ path, names }) => `${path}: ${names.join(', ') || 'everything'}`);
    expect(offenders).toEqual([]);
  });

  it('names attributes in src/dialects/keys.ts and the files that it is made of only', () => {
    const names = new Set(attributeNames(KEYS));
    expect(names.size).toBeGreaterThan(20);
    const offenders = source
      .filter(({ path }) => path !== 'src/dialects/keys.ts' && !path.startsWith('src/dialects/keys/'))
      .flatMap(({ path, strings }) =>
        strings
          .filter((text) => names.has(text) || /\bgen_ai[._]\w/.test(text))
          .filter((text) => !ATTRIBUTE_NAME_EXCEPTIONS.some(({ file, name }) => file === path && name === text))
          .map((text) => `${path}: ${text}`)
      );
    expect(offenders).toEqual([]);
  });

  it('names the plugin in src/plugin.json only', () => {
    const { id } = JSON.parse(readFileSync(join(repositoryRoot, 'src/plugin.json'), 'utf8')) as { id: string };
    expect(source.filter(({ text }) => text.includes(id)).map(({ path }) => path)).toEqual([]);
  });

  it('knows no fixture: no id and no text of the recorded telemetry is in the plugin', () => {
    const folder = join(repositoryRoot, 'tests/fixtures');
    const recorded = filesBelow(folder)
      .filter((path) => /\.json(\.gz)?$/.test(path) && !path.endsWith('.expected.json'))
      .flatMap((path) => textsOfFixture(JSON.parse(textOfFile(path))));
    expect(recorded.length).toBeGreaterThan(100);
    const known = [...new Set(recorded)].flatMap((text) =>
      source.filter((file) => file.text.includes(text)).map(({ path }) => `${path}: ${text}`)
    );
    expect(known).toEqual([]);
  });
});

it('keeps files short enough to read in one sitting', () => {
  const long = everything.filter(({ lines }) => lines > LONGEST_FILE);
  expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([]);
});

function isRuntime({ specifier }: Import): boolean {
  return packageOf(specifier) === '@grafana/runtime';
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || isBelow(path, 'src/testing');
}

function layerOf(path: string): Layer | undefined {
  return LAYERS.find(({ folder }) => ownFolder(folder, path) !== undefined);
}

/** The folder of a layer that a path lies in: with `*` standing for the path's own name at that place. */
function ownFolder(folder: string, path: string): string | undefined {
  const wanted = folder.split('/');
  const parts = path.split('/').slice(0, wanted.length);
  const own = wanted.map((name, index) => (name === '*' ? parts[index] : name)).join('/');
  return isBelow(path, own) ? own : undefined;
}

function isBelow(path: string, folder: string): boolean {
  return (
    path === folder ||
    path.startsWith(`${folder}/`) ||
    (/^\.tsx?$/.test(path.slice(folder.length)) && path.startsWith(folder))
  );
}

function mayImport(layer: Layer, file: SourceFile, { specifier, target }: Import): boolean {
  if (target === undefined) {
    return mayImportPackage(layer, packageOf(specifier));
  }
  const own = ownFolder(layer.folder, file.path);
  return [...layer.ours, ...(own === undefined ? [] : [own])].some((allowed) => isBelow(target, allowed));
}

function mayImportPackage({ packages }: Layer, name: string): boolean {
  return 'only' in packages ? packages.only.includes(name) : !packages.except.includes(name);
}

/** `@scope/name` of `@scope/name/path`, `name` of `name/path`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Every dotted name in a module's constants, however deep. */
function attributeNames(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('.') ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(attributeNames) : [];
}

function textOfFile(path: string): string {
  const content = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(content) : content).toString();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
