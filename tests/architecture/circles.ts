import type { SourceFile } from './sourceFiles';

/**
 * The circles in which files import each other, as paths from the file that was met first back to itself. Imports of
 * types count: files that need each other's types are one thing in two places. One circle is told of each import that
 * closes one.
 */
export function circlesOf(files: readonly SourceFile[]): string[][] {
  const fileOf = new Map(files.map((file) => [file.path.replace(/\.tsx?$/, ''), file]));
  const done = new Set<SourceFile>();
  const circles: string[][] = [];
  const visit = (file: SourceFile, above: readonly SourceFile[]): void => {
    const from = above.indexOf(file);
    if (from >= 0) {
      circles.push([...above.slice(from), file].map(({ path }) => path));
    } else if (!done.has(file)) {
      const imported = file.imports.flatMap(
        ({ target = '' }) => fileOf.get(target) ?? fileOf.get(`${target}/index`) ?? []
      );
      imported.forEach((next) => visit(next, [...above, file]));
      done.add(file);
    }
  };
  files.forEach((file) => visit(file, []));
  return circles;
}
