import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { type DefinitionFiles } from './read/definitions';
import { type TextFile } from './read/yaml-file';

export const repositoryRoot = join(__dirname, '../..');

/** The definition files of a folder such as alert-rules/. */
export function definitionFiles(folder: string): DefinitionFiles {
  const slos = join(folder, 'slo');
  return {
    slos: yamlFiles(slos),
    imported: yamlFiles(join(slos, 'imported')),
    tiers: textFile(join(folder, 'tiers.yaml')),
    profiles: textFile(join(folder, 'profiles.yaml')),
    budgets: textFile(join(folder, 'budgets.yaml')),
    prices: textFile(join(folder, 'prices.yaml')),
  };
}

function yamlFiles(folder: string): TextFile[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => textFile(join(folder, name)))
    : [];
}

function textFile(path: string): TextFile {
  return { path: relative(repositoryRoot, path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
}
