import { isWaiting, checkRules, foreignNames } from './check-rules';
import { type Definitions } from './definitions';
import { allFiles, lokiFile, optionalFiles } from './generate';
import { writeRulesFile } from './rules-file';
import { type Clock } from './windows';

/**
 * Where rules go, from the folder of generated files: those that Prometheus loads, those that wait for their metrics, those
 * that somebody may want, and those of Loki's ruler, which calls its only tenant `fake`.
 */
export const FOLDERS = { loaded: 'prometheus', waiting: 'waiting', optional: 'optional', loki: 'loki/fake' } as const;

/** A file to write. */
export interface Output {
  /** From the folder of generated files. */
  path: string;
  text: string;
}

/**
 * Every generated file of rules.
 *
 * @throws {Error} with a sentence for each rule that breaks the house's rules
 */
export function ruleOutputs(definitions: Definitions, clock: Clock): Output[] {
  const files = allFiles(definitions, clock);
  const optional = optionalFiles(definitions, clock);
  const problems = checkRules([...files, ...optional], foreignNames(definitions.slos));
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  const placed = [
    ...files.map((file) => ({ file, folder: isWaiting(file) ? FOLDERS.waiting : FOLDERS.loaded })),
    ...optional.map((file) => ({ file, folder: FOLDERS.optional })),
    { file: lokiFile(definitions, clock), folder: FOLDERS.loki },
  ];
  return placed.map(({ file, folder }) => ({ path: `${folder}/${file.name}.yaml`, text: writeRulesFile(file, clock) }));
}
