import { circlesOf } from './circles';
import { parseSource, readSourceFiles } from './sourceFiles';

const FOLDERS = ['src', 'cli', 'collector', 'alert-rules', 'dashboards', 'demo/agent/src', 'tests/bench', 'tests/e2e'];

describe('files that import each other', () => {
  it.each(FOLDERS)('are not in %s', (folder) => {
    const files = readSourceFiles(folder);
    expect(files).not.toEqual([]);
    expect(circlesOf(files)).toEqual([]);
  });

  it('are found through others, for types alone, and through a folder', () => {
    const files = [
      parseSource('a/one.ts', `import { two } from './two';`),
      parseSource('a/two.ts', `import type { Three } from './three';`),
      parseSource('a/three/index.ts', `export { one } from '../one'; import { four } from '../four';`),
      parseSource('a/four.ts', `import { jest } from 'jest';`),
    ];
    expect(circlesOf(files)).toEqual([['a/one.ts', 'a/two.ts', 'a/three/index.ts', 'a/one.ts']]);
  });
});
