import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

export const repositoryRoot = join(__dirname, '../..');

/** One import of a source file: `import`, `export … from`, `import()`, `require()` and `import('…').Type` alike. */
export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file or folder of ours that it means, from the repository's root, without extension; undefined for a package. */
  target?: string;
  /** What is imported by name. */
  names: string[];
}

/** What the rules look at in a file. */
export interface SourceFile {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
  /** String literals and the fixed parts of templates, imports and types left out. */
  strings: string[];
  /** Names that are called or constructed: `fetch` of `fetch(…)`, `WebSocket` of `new WebSocket(…)`. */
  calls: string[];
}

/** Every TypeScript file below a folder of the repository. */
export function readSourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(repositoryRoot, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : readSourceFiles(path);
    }
    return /\.tsx?$/.test(entry.name) ? [readSourceFile(path)] : [];
  });
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(repositoryRoot, path), 'utf8');
  return parseSource(path, text);
}

/** @param path from the repository's root: relative imports are resolved against it */
export function parseSource(path: string, text: string): SourceFile {
  const file: SourceFile = {
    path,
    text,
    lines: text.replace(/\n$/, '').split('\n').length,
    imports: [],
    strings: [],
    calls: [],
  };
  const visit = (node: ts.Node): void => {
    const imported = importOf(node);
    if (imported !== undefined) {
      file.imports.push({ ...imported, target: targetOf(path, imported.specifier) });
    }
    if (isText(node) && !isModuleSpecifier(node)) {
      file.strings.push(node.text);
    }
    if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression)) {
      file.calls.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return file;
}

function importOf(node: ts.Node): Omit<Import, 'target'> | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return withSpecifier(node.moduleSpecifier, namesOf(node));
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return withSpecifier(node.argument.literal, node.qualifier === undefined ? [] : [node.qualifier.getText()]);
  }
  if (ts.isCallExpression(node)) {
    const { expression } = node;
    const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
    const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
    return isImport || isRequire ? withSpecifier(node.arguments[0], []) : undefined;
  }
  return undefined;
}

function withSpecifier(specifier: ts.Node | undefined, names: string[]): Omit<Import, 'target'> | undefined {
  return specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? { specifier: specifier.text, names }
    : undefined;
}

function namesOf(node: ts.ImportDeclaration | ts.ExportDeclaration): string[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  if (bindings === undefined || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) {
    return [];
  }
  return [...bindings.elements].map(({ propertyName, name }) => (propertyName ?? name).text);
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.JsxText;

function isText(node: ts.Node): node is Text {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  );
}

function isModuleSpecifier(node: ts.Node): boolean {
  return importOf(node.parent)?.specifier !== undefined || ts.isLiteralTypeNode(node.parent);
}

function targetOf(importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    return undefined;
  }
  const absolute = join(repositoryRoot, dirname(importer), specifier);
  return relative(repositoryRoot, absolute)
    .split(sep)
    .join('/')
    .replace(/\.tsx?$/, '');
}
