import { readSourceFiles, type SourceFile } from './sourceFiles';

const MAY_IMPORT = ['pbf', '@pydantic/genai-prices', 'valibot'];

const files = new Map(readSourceFiles('src').map((file) => [file.path.replace(/\.tsx?$/, ''), file]));

const workers = Array.from(files.keys()).filter((path) => path.endsWith('.worker'));

it.each(workers)('runs %s without anything of the page: there is no React, no Grafana and no document', (worker) => {
  const reached = new Map<string, SourceFile>();
  const visit = (path: string): void => {
    const file = files.get(path) ?? files.get(`${path}/index`);
    if (file !== undefined && !reached.has(file.path)) {
      reached.set(file.path, file);
      file.imports.forEach(({ target }) => target !== undefined && visit(target));
    }
  };
  visit(worker);
  expect(reached.size).toBeGreaterThan(50);
  const offenders = Array.from(reached.values()).flatMap(({ path, imports }) =>
    imports
      .filter(({ target, specifier }) => target === undefined && !MAY_IMPORT.includes(specifier))
      .map(({ specifier }) => `${path}: ${specifier}`)
  );
  expect(offenders).toEqual([]);
});
