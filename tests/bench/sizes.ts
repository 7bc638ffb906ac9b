import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { repositoryRoot } from '../../stack/native/paths.mjs';
import { bytes, type Figure } from './figures';

/** Sizes of module.js and of what each page loads beside it, as it is and compressed. */
export function measureSizes(scripts: ReadonlyMap<string, readonly string[]>): Figure[] {
  const [entry] = sizes(['module.js']);
  const pages = [...scripts].map(([page, paths]) => {
    const names = [...new Set(paths.map((path) => basename(path)))].filter((name) => name !== 'module.js');
    return { page, names, parts: sizes(names) };
  });
  return [
    { what: 'module.js, which every page of Grafana may load', ...describe(entry === undefined ? [] : [entry]) },
    ...pages.map(({ page, names, parts }) => ({ what: `${page}: ${names.join(', ')}`, ...describe(parts) })),
  ];
}

function sizes(names: readonly string[]): Array<{ raw: number; gzip: number }> {
  return names.map((name) => {
    const content = readFileSync(join(repositoryRoot, 'dist', name));
    return { raw: content.length, gzip: gzipSync(content).length };
  });
}

function describe(parts: ReadonlyArray<{ raw: number; gzip: number }>): Pick<Figure, 'value' | 'ratio'> {
  const raw = parts.reduce((sum, part) => sum + part.raw, 0);
  const gzip = parts.reduce((sum, part) => sum + part.gzip, 0);
  return { value: bytes(raw), ratio: `${bytes(gzip)} gzip` };
}
