import * as v from 'valibot';

import { type Definitions } from '../definitions';
import { type Problem } from '../problems';
import { readYaml, type TextFile } from './yaml-file';

const Entries = v.pipe(
  v.array(v.strictObject({ agent: v.string(), usd: v.pipe(v.number(), v.gtValue(0, 'expected more than 0')) })),
  v.minLength(1, 'expected one entry at least')
);

const BudgetsShape = v.strictObject({ daily: Entries, monthly: Entries });

/** Reads budgets.yaml. */
export function readBudgets(file: TextFile): { budgets?: Definitions['budgets']; problems: Problem[] } {
  const result = readYaml(file, BudgetsShape);
  return 'problems' in result ? { problems: result.problems } : { budgets: result.read.value, problems: [] };
}
