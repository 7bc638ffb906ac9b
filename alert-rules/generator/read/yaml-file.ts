import * as v from 'valibot';
import { LineCounter, isMap, isNode, parseDocument, type Document } from 'yaml';

import { type Problem } from '../problems';

/** A file that a person wrote. */
export interface TextFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

/** A file that was read: its value, and where in the file each part of it stands. */
export interface ReadFile<T> {
  path: string;
  value: T;
  /** @param path keys and indices from the root @returns the line, from 1 */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Reads YAML of a given shape, or says of every mistake where it is and what was expected there. */
export function readYaml<T>(
  file: TextFile,
  shape: v.GenericSchema<unknown, T>
): { read: ReadFile<T> } | { problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, merge: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => ({
      file: file.path,
      line: lines.linePos(pos[0]).line,
      text: `is not YAML: ${message.split('\n')[0]}`,
    }));
    return { problems };
  }
  const lineOf = (path: readonly PropertyKey[]) => lineOfPart(document, lines, path);
  const result = v.safeParse(shape, document.toJS());
  if (!result.success) {
    const problems = result.issues.map((issue) => {
      const path = issue.path?.map(({ key }) => key as PropertyKey) ?? [];
      return { file: file.path, line: lineOf(path), text: sentenceOf(issue, path) };
    });
    return { problems };
  }
  return { read: { path: file.path, value: result.output, lineOf } };
}

/** Where a part stands, or the nearest part around it that the file has. */
function lineOfPart(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent)
      ? parent.items.find((item) => isNode(item.key) && item.key.toJS(document) === key)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}

function sentenceOf(issue: v.BaseIssue<unknown>, path: readonly PropertyKey[]): string {
  const place = path.length === 0 ? 'the file' : path.map(String).join('.');
  if (issue.expected === 'never') {
    return `${place} is not known here; remove it or correct its name.`;
  }
  if (issue.received === 'undefined') {
    return `${place} is missing; expected ${issue.expected ?? issue.message}.`;
  }
  const expected = issue.kind === 'schema' ? `expected ${issue.expected}` : issue.message;
  return `${place} is ${issue.received}; ${expected}.`;
}
