import { cp, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToolError } from './tool-error';

const TEMPLATE = fileURLToPath(new URL('../../template', import.meta.url));

/** A folder of its own for one session, with a copy of the sample project. The tools see nothing outside it. */
export interface Scratch {
  /** Absolute path of the folder, symbolic links resolved. */
  root: string;
  /**
   * Absolute path of `path` (relative to the folder).
   * @throws ToolError `outside_folder` if it leads out of the folder, by `..`, by an absolute path or by a symbolic link
   */
  resolve: (path: string) => Promise<string>;
  /** All files, as sorted paths relative to the folder, with `/`. */
  files: () => Promise<string[]>;
  remove: () => Promise<void>;
}

/** Makes a scratch folder with a fresh copy of the sample project. */
export async function makeScratch(): Promise<Scratch> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'demo-agent-')));
  await cp(TEMPLATE, root, { recursive: true });
  return {
    root,
    resolve: (path) => resolveInside(root, path),
    files: () => listFiles(root),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function resolveInside(root: string, path: string): Promise<string> {
  const target = resolve(root, path);
  const real = await realpathOfExistingPart(target);
  for (const candidate of [target, real]) {
    if (candidate !== root && !candidate.startsWith(root + sep)) {
      throw new ToolError('outside_folder', `${path} is outside the project; use a path relative to its root.`);
    }
  }
  return target;
}

/** Resolves links in the part of the path that exists, so that a new file below a link out of the folder is found out. */
async function realpathOfExistingPart(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === path) {
      throw error;
    }
    return join(await realpathOfExistingPart(parent), relative(parent, path));
  }
}

async function listFiles(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
