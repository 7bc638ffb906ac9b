/**
 * npm run rules: writes alert-rules/generated from the definitions beside it.
 *
 *   --check        writes nothing; fails where a file differs from what would be written
 *   --scale 1/60   shortens all windows, for tests that can't wait for hours; needs --out
 *   --out FOLDER   writes the rules there
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import { documents } from './documents';
import { definitionFiles, repositoryRoot } from './files';
import { grafanaOutput } from './grafana/provisioning-file';
import { grafanaVariant } from './grafana/variant';
import { FOLDERS, ruleOutputs, type Output } from './outputs';
import { DefinitionError, describeProblem } from './problems';
import { readDefinitions } from './read/definitions';
import { summary } from './summary';
import { REAL_TIME } from './windows';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    scale: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

try {
  run();
} catch (error) {
  if (!(error instanceof DefinitionError)) {
    throw error;
  }
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}

function run(): void {
  const { definitions, remarks } = readDefinitions(definitionFiles(join(repositoryRoot, 'alert-rules')));
  remarks.forEach((remark) => console.log(describeProblem(remark)));
  const scale = readScale(values.scale);
  const rules = ruleOutputs(definitions, { scale });
  if (values.out !== undefined) {
    write(values.out, rules);
    return;
  }
  if (scale !== REAL_TIME.scale) {
    throw new DefinitionError([{ file: '--scale', text: 'needs --out: the rules in the repository keep real time.' }]);
  }
  const generated = join(repositoryRoot, 'alert-rules/generated');
  const all = [...rules, grafanaOutput(grafanaVariant(definitions))];
  const docs = documents(definitions, (path) => readFileSync(join(repositoryRoot, path), 'utf8'));
  if (values.check) {
    check([...all.map((rule) => ({ ...rule, path: join('alert-rules/generated', rule.path) })), ...docs]);
    return;
  }
  Object.values(FOLDERS).forEach((folder) => clear(join(generated, folder)));
  write(generated, all);
  write(repositoryRoot, docs);
  console.log(summary(definitions));
}

/** @throws {DefinitionError} where it is neither a number nor a fraction between 0 and 1 */
function readScale(text: string): number {
  const [, above, below = '1'] = /^(\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(text) ?? [];
  const scale = Number(above) / Number(below);
  if (!(scale > 0 && scale <= 1)) {
    throw new DefinitionError([{ file: '--scale', text: `is ${text}; expected a share such as 1/60.` }]);
  }
  return scale;
}

function clear(folder: string): void {
  mkdirSync(folder, { recursive: true });
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .forEach((name) => rmSync(join(folder, name)));
}

function write(folder: string, outputs: readonly Output[]): void {
  for (const { path, text } of outputs) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function check(outputs: readonly Output[]): void {
  const stale = outputs.filter(({ path, text }) => readIfThere(join(repositoryRoot, path)) !== text);
  if (stale.length > 0) {
    const names = stale.map(({ path }) => relative('.', path)).join('\n  ');
    throw new DefinitionError([{ file: 'alert-rules', text: `is newer than\n  ${names}\nRun npm run rules.` }]);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
