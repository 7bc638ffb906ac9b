import { type DiffLine, lineDiff, patchLines } from '../../../ui/lineDiff';

/** A change of a file that a call's arguments ask for. */
export interface Edit {
  /** As the agent wrote it. */
  path?: string;
  lines: DiffLine[];
  /** The lines begin with their signs: it was written as a patch. */
  patch: boolean;
}

/** What agents' tools call the text to replace and what to put there. */
const REPLACEMENTS = [
  ['old_string', 'new_string'],
  ['oldString', 'newString'],
  ['old_str', 'new_str'],
  ['old_text', 'new_text'],
  ['oldText', 'newText'],
  ['search', 'replace'],
  ['find', 'replace'],
] as const;

/** What they call a file's whole new content. */
const CONTENTS = ['content', 'contents', 'file_text', 'new_content'] as const;

const PATHS = ['file_path', 'filePath', 'path', 'target_file', 'filename', 'file'] as const;

/** What they call several changes of one file. */
const LISTS = ['edits', 'changes', 'replacements'] as const;

const PATCHES = ['patch', 'diff', 'input'] as const;

const PATCH = /^(\*\*\* Begin Patch|diff --git |@@ .*@@)/m;

/** The changes of files in a call's arguments; empty where they ask for none, or not in a known way. */
export function editsIn(raw: string): Edit[] {
  if (PATCH.test(raw) && !/^\s*[[{]/.test(raw)) {
    return [patchOf(raw)];
  }
  const value = parsed(raw);
  return isFields(value) ? editsOf(value) : [];
}

function editsOf(fields: Fields): Edit[] {
  const path = PATHS.map((name) => fields[name]).find((found) => typeof found === 'string');
  const patch = PATCHES.map((name) => fields[name]).find((found) => typeof found === 'string' && PATCH.test(found));
  if (patch !== undefined) {
    return [{ ...patchOf(String(patch)), path }];
  }
  const list = LISTS.map((name) => fields[name]).find(Array.isArray) ?? [];
  const several = list.filter(isFields).flatMap((one) => replacementIn(one, path));
  return [...replacementIn(fields, path), ...several];
}

function replacementIn(fields: Fields, outer: string | undefined): Edit[] {
  const path = PATHS.map((name) => fields[name]).find((found) => typeof found === 'string') ?? outer;
  for (const [before, after] of REPLACEMENTS) {
    const [old, young] = [fields[before], fields[after]];
    if (typeof old === 'string' && typeof young === 'string') {
      return [{ path, lines: lineDiff(old, young), patch: false }];
    }
  }
  const content = CONTENTS.map((name) => fields[name]).find((found) => typeof found === 'string');
  return content === undefined || path === undefined ? [] : [{ path, lines: lineDiff('', content), patch: false }];
}

function patchOf(patch: string): Edit {
  return { lines: patchLines(patch), patch: true };
}

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
