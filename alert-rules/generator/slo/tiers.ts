import { UNKNOWN_TIER, TIERS, type Tier } from '../../../src/analysis/slo/tiers';
import { type Definitions, type Matcher, type Slo, type TierList } from '../definitions';
import { labelList, writeSelector } from '../promql/write';
import { type RecordingRule, type RuleGroup } from '../rules-file';
import { MINUTE } from '../../../src/model/durations';
import { countName, STEP, tierName } from '../../../src/queries/slo-series';

/**
 * The tier of everything that is called: of each list the first entry that matches.
 *
 * Earlier matches are written out in later rules. Looking them up in the recorded tier instead would see this very rule's
 * last sample, and lose the tier at every second evaluation.
 */
export function tierRules({ slos, tiers }: Definitions, calledBy: CalledBy = recordedCalls): RuleGroup {
  const rules = [...tiers.values()].flatMap((list) => {
    const users = slos.filter((slo) => slo.tiers === list.name);
    return users.length === 0 ? [] : rulesOfList(list, calledBy(users));
  });
  return { name: 'slo-tiers', interval: MINUTE, rules };
}

/** Series of what some SLOs count, whose labels match. */
type CalledBy = (slos: readonly Slo[]) => (matchers: readonly Matcher[]) => string;

const recordedCalls: CalledBy = (slos) => {
  const of: Matcher = { label: 'slo', operator: '=~', value: slos.map(({ name }) => name).join('|') };
  return (matchers) => writeSelector(countName('total', STEP), [of, ...matchers]);
};

function rulesOfList(list: TierList, seriesOf: ReturnType<CalledBy>): RecordingRule[] {
  const called = (matchers: Readonly<Record<string, string>>) => {
    const own = Object.entries(matchers).map(([label, value]): Matcher => ({ label, operator: '=~', value }));
    return `group by ${labelList(list.labels)} (${seriesOf(own)})`;
  };
  const decisions: Array<{ tier: Tier; matchers: Readonly<Record<string, string>> }> = [
    ...list.entries,
    { tier: UNKNOWN_TIER, matchers: {} },
  ];
  const parts = decisions.map(({ tier, matchers }, index) => ({
    tier,
    expr: [called(matchers), ...decisions.slice(0, index).map((earlier) => `unless ${called(earlier.matchers)}`)],
  }));
  return TIERS.flatMap((tier) => {
    const own = parts.filter((part) => part.tier === tier).map(({ expr }) => expr.join('\n  '));
    const expr = own.length === 1 ? own[0]! : own.map((part) => `(\n  ${part}\n)`).join('\nor\n');
    return own.length === 0 ? [] : [{ record: tierName(list.labels), expr, labels: { tier } }];
  });
}
