import { ruleOf, type Alert } from './alert';
import { chapters, lokiChapters } from './catalogue/catalogue';
import { type Chapter } from './catalogue/chapter';
import { type Definitions, type Slo } from './definitions';
import { type RuleGroup, type RulesFile } from './rules-file';
import { burnAlerts, type Counting } from './slo/burn-alerts';
import { definitionInfo } from './slo/info';
import { quietAlert } from './slo/quiet-alert';
import { leastLeft, recordedCounts, sharesOfAll } from './slo/recordings';
import { tierRules } from './slo/tiers';
import { HOUR, MINUTE } from '../../src/model/durations';
import { type Clock } from './windows';

/** Alerts of one rule beyond which something is wrong with the labels, not with the models. Ten times the contract's
 * 25 pairs of model and gateway all failing at once is still far below. */
const ALERT_LIMIT = 1000;

/** All that the SLO files become. */
export function sloFiles(definitions: Definitions, clock: Clock): RulesFile[] {
  return [
    {
      name: 'slo-common',
      comment: 'Tiers and budgets of all SLOs.',
      groups: [tierRules(definitions), leastLeft(definitions, clock)],
    },
    {
      name: 'slo-definitions',
      comment: 'What the definition files say, for pages to read: objectives, pairs of windows, lists of tiers.',
      groups: [definitionInfo(definitions)],
    },
    ...definitions.slos.map((slo) => ({
      name: `slo-${slo.name}`,
      comment: `${slo.displayName}: ${slo.description}`,
      groups: [recordedCounts(slo, clock), ...alertGroupsOf(slo, definitions, clock)],
    })),
  ];
}

/** Windows of more than an hour are dear to add up, and their alerts wait for a quarter of an hour or more. */
function alertGroupsOf(slo: Slo, definitions: Definitions, clock: Clock): RuleGroup[] {
  const alerts = sloAlerts(slo, definitions);
  const profile = definitions.profiles.get(slo.profile)!;
  const isFast = ({ labels }: Alert) => (profile.find(({ name }) => name === labels?.pair)?.long ?? Infinity) <= HOUR;
  const name = `slo-${slo.name}-alerts`;
  return [
    alertGroup(name, alerts.filter(isFast), clock),
    {
      ...alertGroup(
        `${name}-slow`,
        alerts.filter((alert) => !isFast(alert)),
        clock
      ),
      interval: 2 * MINUTE,
    },
  ].filter(({ rules }) => rules.length > 0);
}

/** Rules for whoever has dashboards of their own; not loaded otherwise. */
export function optionalFiles(definitions: Definitions, clock: Clock): RulesFile[] {
  return [
    {
      name: 'slo-shares',
      comment: 'Shares and budgets of every model and tool, for dashboards of your own: docs/metrics.md.',
      groups: sharesOfAll(definitions, clock),
    },
  ];
}

/** All alerts that are not an SLO's. */
export function catalogueFiles(definitions: Definitions, clock: Clock): RulesFile[] {
  return chapters(definitions).map((chapter) => {
    const recorded = chapter.recordings?.(clock) ?? [];
    const alerts = alertGroup(`${chapter.name}-alerts`, chapterAlerts(chapter), clock);
    const recordings = recorded.length === 0 ? [] : [{ name: chapter.name, interval: 5 * MINUTE, rules: recorded }];
    return { name: chapter.name, comment: chapter.comment, groups: [...recordings, alerts] };
  });
}

/** Every alert carries `slo`: Alertmanager takes a label that both sides of an inhibition lack for equal. */
export function chapterAlerts({ name, alerts }: Chapter): Alert[] {
  return alerts.map((alert) => ({ ...alert, labels: { slo: name, ...alert.labels } }));
}

/** Every alert there is, each with the file of its rule. */
export function everyAlert(definitions: Definitions): Array<{ alert: Alert; file: string }> {
  return [
    ...definitions.slos.flatMap((slo) =>
      sloAlerts(slo, definitions).map((alert) => ({ alert, file: `slo-${slo.name}` }))
    ),
    ...chapters(definitions).flatMap((chapter) =>
      chapterAlerts(chapter).map((alert) => ({ alert, file: chapter.name }))
    ),
    ...lokiChapters(definitions).flatMap((chapter) =>
      chapterAlerts(chapter).map((alert) => ({ alert, file: LOKI_FILE }))
    ),
  ];
}

const LOKI_FILE = 'sessions';

/** The rules of Loki's ruler, in LogQL. */
export function lokiFile(definitions: Definitions, clock: Clock): RulesFile {
  const groups = lokiChapters(definitions).map((chapter) => ({
    ...alertGroup(`${chapter.name}-alerts`, chapterAlerts(chapter), clock),
    ...(chapter.interval !== undefined && { interval: chapter.interval }),
  }));
  return { name: LOKI_FILE, comment: 'Alerts that name sessions or users, for Loki’s ruler.', groups };
}

/** All rules of Prometheus. */
export function allFiles(definitions: Definitions, clock: Clock): RulesFile[] {
  return [...sloFiles(definitions, clock), ...catalogueFiles(definitions, clock)];
}

export function sloAlerts(slo: Slo, definitions: Definitions, counting?: Counting): Alert[] {
  return [...burnAlerts(slo, definitions, counting), ...quietAlert(slo, definitions, counting)];
}

function alertGroup(name: string, alerts: readonly Alert[], clock: Clock): RuleGroup {
  return { name, interval: MINUTE, limit: ALERT_LIMIT, rules: alerts.map((alert) => ruleOf(alert, clock)) };
}
