import { type Definitions, type Slo } from '../definitions';
import { DefinitionError, type Problem } from '../problems';
import { readImported } from '../import/documents';
import { readBudgets } from './budgets';
import { checkSlo } from './check-slo';
import { readPrices } from './prices';
import { readProfiles } from './profiles';
import { readSlo } from './slo';
import { readTiers } from './tiers';
import { type TextFile } from './yaml-file';

/** The files that people write. */
export interface DefinitionFiles {
  slos: readonly TextFile[];
  /** OpenSLO files that other tools wrote. */
  imported: readonly TextFile[];
  tiers: TextFile;
  profiles: TextFile;
  budgets: TextFile;
  prices: TextFile;
}

/**
 * Reads all definitions.
 *
 * @returns also remarks: what is legal, but hardly meant
 * @throws {DefinitionError} with every mistake of every file
 */
export function readDefinitions(files: DefinitionFiles): { definitions: Definitions; remarks: Problem[] } {
  const { profiles, problems: profileProblems } = readProfiles(files.profiles);
  const { tiers, problems: tierProblems, remarks } = readTiers(files.tiers);
  const { budgets, problems: budgetProblems } = readBudgets(files.budgets);
  const { prices, problems: priceProblems } = readPrices(files.prices);
  const read = files.slos.map(readSlo);
  const imported = readImported(files.imported);
  const problems = [
    ...profileProblems,
    ...tierProblems,
    ...budgetProblems,
    ...priceProblems,
    ...read.flatMap((each) => each.problems),
    ...imported.problems,
  ];
  const slos = [...read.flatMap(({ slo }) => (slo === undefined ? [] : [slo])), ...imported.slos];
  if (profiles !== undefined && tiers !== undefined) {
    problems.push(...slos.flatMap((slo) => checkSlo(slo, { tiers, profiles })), ...clashes(slos));
  }
  if (problems.length > 0 || !profiles || !tiers || !budgets || !prices) {
    throw new DefinitionError(problems);
  }
  return {
    definitions: { slos, tiers, profiles, budgets, prices },
    remarks: [...remarks, ...emptyLists(slos, tiers, files.tiers.path), ...imported.remarks],
  };
}

/** Lists without any entry, though SLOs ask them: nobody is woken then. */
function emptyLists(slos: readonly Slo[], tiers: Definitions['tiers'], file: string): Problem[] {
  return [...tiers.values()]
    .filter(({ name, entries }) => entries.length === 0 && slos.some((slo) => slo.tiers === name))
    .map(({ name }) => ({
      file,
      line: 1,
      text: `has no entry in ${name}, so nobody is woken by the objectives that ask it: all of them open tickets.`,
    }));
}

/** Of `slo-….yaml`, what no SLO has for itself. */
const SHARED_FILES: readonly string[] = ['common', 'definitions'];

/** Names are unique. */
function clashes(slos: readonly Slo[]): Problem[] {
  const twins = slos.flatMap((slo, index) => {
    const twin = slos.slice(0, index).find(({ name, alert }) => name === slo.name || alert === slo.alert);
    return twin === undefined
      ? []
      : [
          {
            file: slo.file,
            line: slo.lines.name,
            text: `has the name or the alert of ${twin.file}; each SLO needs its own.`,
          },
        ];
  });
  const taken = slos
    .filter(({ name }) => SHARED_FILES.includes(name))
    .map(({ name, file, lines }) => ({
      file,
      line: lines.name,
      text: `metadata.name is ${name}, which is the name of rules for all SLOs.`,
    }));
  return [...twins, ...taken];
}
