import { metricOf } from '../../contract/metrics';
import { burnPairs, thresholdOf } from '../../../src/analysis/slo/burn';
import { type Counter, type Definitions, type Slo, type SloPart } from '../definitions';
import { type Problem } from '../problems';
import { DAY, writeDuration } from '../../../src/model/durations';

/** What reading a file by itself can't find: names that nothing has, labels that a metric lacks, alerts that can't fire. */
export function checkSlo(slo: Slo, { tiers, profiles }: Pick<Definitions, 'tiers' | 'profiles'>): Problem[] {
  const found = (part: SloPart, texts: readonly string[]) =>
    texts.map((text): Problem => ({ file: slo.file, line: slo.lines[part], text }));
  return [
    ...(['bad', 'good', 'total', 'excluded'] as const).flatMap((part) => {
      const counter = slo[part];
      return counter && !isForeign(slo, counter) ? found(part, checkCounter(counter, slo.by)) : [];
    }),
    ...found('tiers', checkTiers(slo, tiers)),
    ...found('subject', checkWords(slo)),
    ...found('profile', checkPairs(slo, profiles)),
    ...found('days', checkDays(slo, profiles)),
  ];
}

/** Whether nothing is known here of a counter: an imported objective may count what is no agent's. */
export function isForeign({ imported }: Slo, { metric }: Counter): boolean {
  return imported === true && metricOf(metric) === undefined;
}

function checkCounter({ metric, matchers }: Counter, by: readonly string[]): string[] {
  const known = metricOf(metric);
  if (known === undefined) {
    return [`${metric} is not in the metric contract (docs/metrics.md); expected one of its counters.`];
  }
  if (known.type === 'gauge') {
    return [`${metric} is a gauge; expected a counter or a histogram’s _bucket or _count.`];
  }
  const labels = [...known.labels, ...(metric.endsWith('_bucket') ? ['le'] : [])];
  const texts = [...by, ...matchers.map(({ label }) => label)]
    .filter((label) => !labels.includes(label))
    .map((label) => `${metric} has no label ${label}; expected some of ${labels.join(', ')}.`);
  const limit = matchers.find(({ label }) => label === 'le');
  if (metric.endsWith('_bucket') && limit === undefined) {
    texts.push(`${metric} needs the limit: le="…", one of ${known.bounds?.join(', ')}.`);
  }
  if (limit !== undefined && !known.bounds?.includes(Number(limit.value))) {
    texts.push(`le="${limit.value}" is no bucket bound of ${metric}; expected one of ${known.bounds?.join(', ')}.`);
  }
  return texts;
}

function checkTiers(slo: Slo, tiers: Definitions['tiers']): string[] {
  if (slo.tiers === undefined) {
    return [];
  }
  const list = tiers.get(slo.tiers);
  if (list === undefined) {
    return [`agent-slo/tiers is ${slo.tiers}; expected one of ${[...tiers.keys()].join(', ')}.`];
  }
  return list.labels
    .filter((label) => !slo.by.includes(label))
    .map((label) => `the tiers of ${list.name} need the label ${label}, which agent-slo/by leaves out.`);
}

function checkWords({ subject, by }: Slo): string[] {
  return [...subject.matchAll(/\{([^}]*)\}/g)]
    .map(([, label]) => label!)
    .filter((label) => !by.includes(label))
    .map((label) => `agent-slo/subject names {${label}}; expected one of ${by.join(', ')}.`);
}

/** A window can't be longer than the time that the budget is for. */
function checkDays(slo: Slo, profiles: Definitions['profiles']): string[] {
  const longest = Math.max(...(profiles.get(slo.profile) ?? []).map(({ long }) => long));
  return longest <= slo.days * DAY
    ? []
    : [
        `timeWindow is ${slo.days}d; expected ${writeDuration(longest)} or more, the longest window of the profile ${slo.profile}.`,
      ];
}

function checkPairs(slo: Slo, profiles: Definitions['profiles']): string[] {
  const profile = profiles.get(slo.profile);
  if (profile === undefined) {
    return [`agent-slo/profile is ${slo.profile}; expected one of ${[...profiles.keys()].join(', ')}.`];
  }
  return burnPairs(slo, profile)
    .map((pair) => ({ pair, threshold: thresholdOf(slo.target, pair) }))
    .filter(({ threshold }) => threshold >= 1)
    .map(
      ({ pair, threshold }) =>
        `${slo.alert}${pair.name} would fire above ${(threshold * 100).toFixed(0)} % failures, which can’t be; lower the factor or the cap of ${slo.profile}.`
    );
}
