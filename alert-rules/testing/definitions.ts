import { join } from 'node:path';
import { type TierEntry } from '../../src/analysis/slo/tiers';
import { type Definitions, type Slo, type TierList } from '../generator/definitions';
import { definitionFiles, repositoryRoot } from '../generator/files';
import { readDefinitions } from '../generator/read/definitions';

/** The repository's own SLOs and profiles. */
export const shipped: Definitions = readDefinitions(definitionFiles(join(repositoryRoot, 'alert-rules'))).definitions;

/** Tiers for tests: what operators put into tiers.yaml must not change what these tests mean. */
export const TEST_TIERS: ReadonlyMap<string, TierList> = new Map([
  list(
    'models',
    ['gateway', 'model'],
    [
      { gateway: 'vendor', model: 'good-.*', tier: 'page' },
      { model: '.*-ignored', tier: 'ignore' },
    ]
  ),
  list('gateways', ['gateway'], [{ gateway: 'vendor', tier: 'page' }]),
  list(
    'tools',
    ['tool'],
    [
      { tool: 'good-.*', tier: 'page' },
      { tool: '.*-ignored', tier: 'ignore' },
    ]
  ),
  list(
    'agents',
    ['agent'],
    [
      { agent: 'good-.*', tier: 'page' },
      { agent: '.*-ignored', tier: 'ignore' },
    ]
  ),
]);

/** One SLO alone, with the tiers for tests. */
export function alone(slo: Slo): Definitions {
  return { ...shipped, slos: [slo], tiers: TEST_TIERS };
}

export function sloNamed(name: string): Slo {
  return shipped.slos.find((slo) => slo.name === name)!;
}

/** Label values that the tiers for tests page for, open a ticket for, and ignore. */
export function labelsOfTier(slo: Slo, tier: TierEntry['tier']): Record<string, string> {
  const prefix = { page: 'good-one', ticket: 'other-one', ignore: 'one-ignored' }[tier];
  const gateway = { page: 'vendor', ticket: 'elsewhere', ignore: 'elsewhere' }[tier];
  return Object.fromEntries(slo.by.map((label) => [label, label === 'gateway' ? gateway : prefix]));
}

function list(
  name: string,
  labels: readonly string[],
  entries: ReadonlyArray<Record<string, string> & { tier: TierEntry['tier'] }>
): [string, TierList] {
  return [
    name,
    { name, labels, entries: entries.map(({ tier, ...matchers }, index) => ({ tier, matchers, line: index + 1 })) },
  ];
}
