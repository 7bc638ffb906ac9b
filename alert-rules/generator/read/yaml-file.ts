import * as v from 'valibot';
import {
  LineCounter,
  isMap,
  isNode,
  parseAllDocuments,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml';

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
  const problems = syntaxProblems(file, document, lines);
  return problems.length > 0 ? { problems } : readShape(readFile(file, document, lines), shape);
}

/** Reads the documents of a file, of whatever shape; `lineOf` counts from the file's start. Empty ones are left out. */
export function readYamlDocuments(file: TextFile): { documents: Array<ReadFile<unknown>>; problems: Problem[] } {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(file.text, { lineCounter: lines, merge: true });
  const documents = Array.isArray(parsed) ? parsed : [];
  const problems = documents.flatMap((document) => syntaxProblems(file, document, lines));
  const read = problems.length > 0 ? [] : documents.map((document) => readFile(file, document, lines));
  return { documents: read.filter(({ value }) => value !== null), problems };
}

/** Says of every way in which what was read is not of a shape where it is and what was expected there. */
export function readShape<T>(
  { path: file, value, lineOf }: ReadFile<unknown>,
  shape: v.GenericSchema<unknown, T>
): { read: ReadFile<T> } | { problems: Problem[] } {
  if (Array.isArray(value)) {
    return { problems: [{ file, line: lineOf([]), text: 'the file is a list; expected keys with values.' }] };
  }
  const result = v.safeParse(shape, value);
  if (!result.success) {
    const problems = result.issues.map((issue) => {
      const path = issue.path?.map(({ key }) => key as PropertyKey) ?? [];
      return { file, line: lineOf(path), text: sentenceOf(issue, path, writtenAt(value, path)) };
    });
    return { problems };
  }
  return { read: { path: file, value: result.output, lineOf } };
}

function readFile({ path: file }: TextFile, document: Document, lines: LineCounter): ReadFile<unknown> {
  return { path: file, value: document.toJS(), lineOf: (path) => lineOfPart(document, lines, path) };
}

function syntaxProblems({ path: file }: TextFile, document: Document, lines: LineCounter): Problem[] {
  const problem = (message: string, line?: number): Problem => ({
    file,
    line,
    text: `is not YAML: ${message.split('\n')[0]}`,
  });
  if (document.errors.length > 0) {
    // The others follow from the first.
    const [{ pos, message, code }] = document.errors as [YAMLParseError];
    const line = lines.linePos(pos[0]).line;
    return [
      code === 'MULTIPLE_DOCS'
        ? { file, line, text: 'begins a second document; expected one.' }
        : problem(message, line),
    ];
  }
  try {
    document.toJS();
    return [];
  } catch (error) {
    // Aliases are followed only here: of nothing, or of too much.
    return [problem((error as Error).message, lineOfLostAlias(document, lines))];
  }
}

function lineOfLostAlias(document: Document, lines: LineCounter): number | undefined {
  let line: number | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined && alias.range) {
        line ??= lines.linePos(alias.range[0]).line;
      }
    },
  });
  return line;
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
  const start = document.contents?.range?.[0];
  return start === undefined ? 1 : lines.linePos(start).line;
}

/** A plain value as it stands in the file; undefined for what is none. */
function writtenAt(value: unknown, path: readonly PropertyKey[]): string | undefined {
  const part = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
  return ['string', 'number', 'boolean'].includes(typeof part) ? JSON.stringify(part) : undefined;
}

function sentenceOf(issue: v.BaseIssue<unknown>, path: readonly PropertyKey[], written: string | undefined): string {
  const place = path.length === 0 ? 'the file' : path.map(String).join('.');
  if (issue.expected === 'never') {
    return `${place} is not known here; remove it or correct its name.`;
  }
  if (issue.received === 'undefined') {
    return `${place} is missing.`;
  }
  const expected = issue.kind === 'schema' ? `expected ${inWords(issue.expected)}` : issue.message;
  return `${place} is ${written ?? inWords(issue.received)}; ${expected}.`;
}

/** What a type is called by who writes YAML. */
const IN_WORDS: Readonly<Record<string, string>> = {
  null: 'empty',
  Object: 'keys with values',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

function inWords(type: string | null): string {
  return IN_WORDS[type ?? 'null'] ?? String(type);
}
