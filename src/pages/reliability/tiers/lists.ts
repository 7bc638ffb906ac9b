import { type Member } from '../load/counts';
import { type Definitions } from '../load/definitions';

/** Labels that the entries of each list match, as tiers.yaml has them; of a list that is not here, those of its entries. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  models: ['gateway', 'model'],
  gateways: ['gateway'],
  tools: ['tool'],
  agents: ['agent'],
};

export function labelsOfList({ tiers }: Definitions, list: string): readonly string[] {
  return KNOWN[list] ?? [...new Set((tiers.get(list) ?? []).flatMap(({ matchers }) => Object.keys(matchers)))];
}

/** Values of a label that are called. */
export function valuesOf(members: readonly Member[], label: string): string[] {
  const values = members.flatMap(({ labels }) => (labels[label] ? [labels[label]] : []));
  return [...new Set(values)].sort((a, b) => a.localeCompare(b));
}
