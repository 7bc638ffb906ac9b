import { MINUTE, writeDuration } from '../../../src/model/durations';
import { OBJECTIVE_INFO, PAIR_INFO, TIER_ENTRY_INFO } from '../../../src/queries/slo-series';
import { type Definitions, type ProfilePair, type Slo } from '../definitions';
import { type RecordingRule, type RuleGroup } from '../rules-file';

/** Labels that carry what the definition files say. */
export const INFO_LABELS = [
  'title',
  'by',
  'list',
  'profile',
  'days',
  'target',
  'file',
  'line',
  'entry',
  'order',
  'long',
  'short',
  'factor',
  'cap',
  'wait',
  'keep_firing',
  'requests',
  'bad',
  'bad_short',
  'only_if',
  'slower_than',
  'failures',
  'above',
  'match_gateway',
  'match_model',
  'match_tool',
  'match_agent',
] as const;

type InfoLabels = Partial<Record<(typeof INFO_LABELS)[number] | 'slo' | 'pair' | 'severity' | 'tier', string>>;

const TIERS_FILE = 'alert-rules/tiers.yaml';
const PROFILES_FILE = 'alert-rules/profiles.yaml';

/** The definitions as series, so that pages know those that are loaded, not those that somebody has in a file. */
export function definitionInfo({ slos, profiles, tiers }: Definitions): RuleGroup {
  const entries = [...tiers.values()].flatMap((list) =>
    list.entries.map(({ matchers, tier, line }, index) =>
      info(TIER_ENTRY_INFO, {
        list: list.name,
        entry: String(index + 1),
        file: TIERS_FILE,
        line: String(line),
        tier,
        ...Object.fromEntries(Object.entries(matchers).map(([label, text]) => [`match_${label}`, text])),
      })
    )
  );
  const pairs = [...profiles].flatMap(([profile, pairs]) =>
    pairs.map((pair, index) => info(PAIR_INFO, { profile, order: String(index + 1), ...pairLabels(pair) }))
  );
  return { name: 'slo-definitions', interval: MINUTE, rules: [...slos.map(objectiveInfo), ...pairs, ...entries] };
}

function objectiveInfo(slo: Slo): RecordingRule {
  const { name, displayName, by, tiers, profile, days, target, file, lines } = slo;
  return info(OBJECTIVE_INFO, {
    slo: name,
    title: displayName,
    // A label without a value is none.
    ...(by.length > 0 && { by: by.join(',') }),
    ...(tiers !== undefined && { list: tiers }),
    profile,
    days: String(days),
    target: String(target),
    ...failureLabels(slo),
    file,
    line: String(lines.target),
  });
}

/** What counts the failures, where that is a whole counter or bucket: pages tell failed calls by it. */
function failureLabels({ bad, good, total }: Slo): InfoLabels {
  const counter = bad ?? good;
  const [bound, ...narrower] = [...(counter?.matchers ?? []), ...total.matchers];
  if (counter === undefined || narrower.length > 0) {
    return {};
  }
  if (bad !== undefined) {
    return bound === undefined ? { failures: bad.metric } : {};
  }
  return bound?.label === 'le' && bound.operator === '=' ? { failures: counter.metric, above: bound.value } : {};
}

function pairLabels(pair: ProfilePair): InfoLabels {
  return {
    pair: pair.name,
    long: writeDuration(pair.long),
    short: writeDuration(pair.short),
    ...(pair.factor !== undefined && { factor: String(pair.factor) }),
    cap: String(pair.cap),
    wait: writeDuration(pair.for),
    ...(pair.keepFiringFor !== undefined && { keep_firing: writeDuration(pair.keepFiringFor) }),
    severity: pair.severity,
    requests: String(pair.atLeast.requests),
    bad: String(pair.atLeast.bad),
    bad_short: String(pair.atLeast.badShort),
    ...(pair.onlyIf && { only_if: pair.onlyIf.pair, slower_than: writeDuration(pair.onlyIf.slowerThan) }),
    file: PROFILES_FILE,
    line: String(pair.line),
  };
}

function info(record: string, labels: InfoLabels & Readonly<Record<string, string>>): RecordingRule {
  return { record, expr: 'vector(1)', labels };
}
