import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import type { RedactionRow } from '../tables/redaction';

/** An address of a gateway, and the name that metrics know it by. */
export interface GatewayRow {
  /** Pattern of the addresses. */
  address: string;
  name: string;
}

/** Labels of metrics whose values anybody can make up, each with the operator's list of those that are counted by name. */
const KNOWN = ['tools', 'models'] as const;

/** What operators add to the tables. */
export interface OperatorTable {
  patterns: readonly RedactionRow[];
  gateways: readonly GatewayRow[];
  /** Patterns of the names of tools that metrics have series for; all others count as `_other`. Empty: any name. */
  tools: readonly string[];
  /** The same for models. */
  models: readonly string[];
}

export const EMPTY_TABLE: OperatorTable = { patterns: [], gateways: [], tools: [], models: [] };

const SECTIONS: readonly string[] = ['patterns', 'gateways', ...KNOWN];
const SECTION_WORDS = 'patterns, gateways, tools and models';

/** A mistake in an operator's file: a sentence that begins with file and line. */
export class OperatorTableError extends Error {
  override name = 'OperatorTableError';
}

/**
 * Reads an operator's file (`collector/operator.example.yaml` shows its form).
 *
 * @throws OperatorTableError with file and line, where something is not as it must be
 */
export function readOperatorTable(text: string, file: string): OperatorTable {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (node: { range?: readonly number[] | null } | null | undefined, problem: string): never => {
    throw new OperatorTableError(`${file}:${lines.linePos(node?.range?.[0] ?? 0).line}: ${problem}`);
  };
  const [error] = document.errors;
  if (error !== undefined) {
    throw new OperatorTableError(
      `${file}:${lines.linePos(error.pos[0]).line}: is not YAML: ${error.message.split('\n')[0]}`
    );
  }
  const root = document.contents as Node | null;
  if (root === null) {
    return EMPTY_TABLE;
  }
  if (!isMap(root)) {
    return fail(root, `must be a map with the keys ${SECTION_WORDS}.`);
  }
  for (const { key } of root.items) {
    if (!isScalar(key) || !SECTIONS.includes(String(key.value))) {
      fail(key as Node, `knows the keys ${SECTION_WORDS} only, not ${String(key)}: remove it.`);
    }
  }

  const itemsOf = (section: string): Node[] => {
    const node = root.get(section, true) as Node | undefined;
    if (node === undefined || (isScalar(node) && node.value === null)) {
      return [];
    }
    return isSeq(node) ? (node.items as Node[]) : fail(node, `${section} must be a list.`);
  };
  const rowsOf = (section: string): YAMLMap[] =>
    itemsOf(section).map((row) => (isMap(row) ? row : fail(row, `each of ${section} must be a map.`)));
  const namesOf = (section: string): string[] =>
    itemsOf(section).map((item) => {
      const pattern = isScalar(item) && typeof item.value === 'string' ? item.value : '';
      const problem = pattern === '' ? 'must be a pattern (RE2)' : problemOf(pattern);
      return problem === undefined ? pattern : fail(item, `each of ${section} ${problem}`);
    });
  const textOf = (row: YAMLMap, key: string, form: RegExp, what: string): string => {
    const node = row.get(key, true);
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value !== 'string' || !form.test(value)) {
      return fail(node ?? row, `${key} must be ${what}.`);
    }
    return value;
  };
  const patternOf = (row: YAMLMap, key: string): string => {
    const pattern = textOf(row, key, /./, 'a pattern (RE2)');
    const problem = problemOf(pattern);
    return problem === undefined ? pattern : fail(row.get(key, true) as Node, `${key} ${problem}`);
  };
  return {
    patterns: rowsOf('patterns').map((row) => ({
      category: textOf(row, 'category', /^[A-Z][A-Z0-9_]{0,30}$/, 'a word in capitals, as in EMPLOYEE_ID'),
      pattern: patternOf(row, 'pattern'),
      hints: [],
      reason: textOf(row, 'reason', /\S/, 'a sentence that says why this is masked'),
    })),
    gateways: rowsOf('gateways').map((row) => ({
      address: patternOf(row, 'address'),
      name: textOf(
        row,
        'name',
        /^[A-Za-z0-9][A-Za-z0-9 ._:/-]{0,99}$/,
        'a name of at most 100 letters, digits, dots and dashes'
      ),
    })),
    tools: namesOf('tools'),
    models: namesOf('models'),
  };
}

/** What is wrong with a pattern: it must mean the same to RE2, which runs it, and to the tests. */
function problemOf(pattern: string): string | undefined {
  const [, flags = '', body = ''] = /^(?:\(\?([is]+)\))?(.*)$/s.exec(pattern) ?? [];
  if (/\(\?<?[=!]/.test(body)) {
    return 'looks ahead or behind, which RE2 can’t: say what is matched itself.';
  }
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(body)) {
    return 'refers back to a group, which RE2 can’t.';
  }
  try {
    const compiled = new RegExp(body, `${flags}u`);
    return compiled.test('')
      ? 'matches the empty text, so it would mask between all letters: make it match something.'
      : undefined;
  } catch (error) {
    return `is no pattern: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}.`;
  }
}
