import { createHash } from 'node:crypto';

import { HOUR, MINUTE } from '../../../src/model/durations';
import { metricOf } from '../../contract/metrics';
import { severityTemplate, sessionsLink, type Alert } from '../alert';
import { chapters, lokiChapters } from '../catalogue/catalogue';
import { type Definitions } from '../definitions';
import { catalogueFiles, chapterAlerts, sloAlerts } from '../generate';
import { isWaiting } from '../check-rules';
import { writeSelector } from '../promql/write';
import { type RecordingRule } from '../rules-file';
import { tiering, type Counting } from '../slo/burn-alerts';
import { recordedCount } from '../slo/counts';
import { countRules, windowsOf } from '../slo/recordings';
import { tierRules } from '../slo/tiers';
import { asGrafanaTemplate, questionsOf } from '../text';
import { REAL_TIME } from '../windows';
import { inliner, NeedsRecording } from './inline';

/** The data sources of provisioning/datasources. */
const SOURCES = { prometheus: 'flightrecorder-prometheus', loki: 'flightrecorder-loki' } as const;

/** A rule that Grafana evaluates itself. Times in seconds. */
export interface GrafanaRule {
  uid: string;
  title: string;
  source: (typeof SOURCES)[keyof typeof SOURCES];
  /** The first is the alert's own, the others answer what its texts ask. */
  queries: ReadonlyArray<{ ref: string; expr: string }>;
  for: number;
  keepFiringFor?: number;
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
}

export interface GrafanaGroup {
  name: string;
  /** Seconds. */
  interval: number;
  rules: GrafanaRule[];
}

/** The alerts for people without a ruler: nothing is recorded, so each expression reads the agents' own series. */
export interface GrafanaVariant {
  groups: GrafanaGroup[];
  /** Alerts that need recordings, and why. */
  leftOut: Array<{ name: string; why: string }>;
}

/** The name and the group of an alert, the expression still with recordings. */
interface Candidate {
  alert: Alert;
  group: string;
  /** Seconds between two evaluations. */
  interval: number;
  /** Gives an answer the labels of the alert itself: Grafana brings values together by all of their labels. */
  labelled?: (expr: string) => string;
}

/** Every alert that is loaded, as Grafana-managed rules. */
export function grafanaVariant(definitions: Definitions): GrafanaVariant {
  const inline = inliner(rawRecordings(definitions));
  const groups = new Map<string, GrafanaGroup>();
  const leftOut: GrafanaVariant['leftOut'] = [];
  const add = ({ group, interval }: Candidate, rule: GrafanaRule) => {
    const name = interval === MINUTE ? group : `${group}, every ${interval / MINUTE} min`;
    const own = groups.get(name) ?? { name, interval, rules: [] };
    groups.set(name, { ...own, rules: [...own.rules, rule] });
  };
  for (const candidate of candidates(definitions)) {
    try {
      add(candidate, ruleOf(candidate, inline, SOURCES.prometheus));
    } catch (error) {
      if (!(error instanceof NeedsRecording)) {
        throw error;
      }
      leftOut.push({ name: candidate.alert.name, why: error.message });
    }
  }
  // One watchdog is enough where one program evaluates all.
  for (const chapter of lokiChapters(definitions)) {
    for (const alert of chapterAlerts(chapter).filter(({ labels }) => labels?.watchdog === undefined)) {
      const candidate = { alert, group: chapter.name, interval: chapter.interval ?? MINUTE };
      const asItIs = (expr: string) => expr;
      add(candidate, ruleOf(candidate, asItIs, SOURCES.loki));
    }
  }
  return { groups: [...groups.values()], leftOut };
}

function candidates(definitions: Definitions): Candidate[] {
  const slos = definitions.slos.flatMap((slo) =>
    isEmitted(slo.total.metric)
      ? sloAlerts(slo, definitions, asIfRecorded).map((alert): Candidate => {
          const pair = definitions.profiles.get(slo.profile)!.find(({ name }) => name === alert.labels?.pair);
          return {
            alert,
            group: slo.name,
            interval: intervalFor(pair?.short ?? HOUR),
            labelled: tiering(slo, definitions.tiers).withTier,
          };
        })
      : []
  );
  const waiting = new Set(
    catalogueFiles(definitions, REAL_TIME)
      .filter(isWaiting)
      .map(({ name }) => name)
  );
  const others = chapters(definitions)
    .filter(({ name }) => !waiting.has(name))
    .flatMap((chapter) =>
      chapterAlerts(chapter).map((alert): Candidate => ({ alert, group: chapter.name, interval: MINUTE }))
    );
  return [...slos, ...others];
}

/** Long windows are dear without recordings, and change slowly. */
function intervalFor(short: number): number {
  return short <= 5 * MINUTE ? MINUTE : short < 2 * HOUR ? 5 * MINUTE : 15 * MINUTE;
}

/** Names stand for counts until they are written out: of steps added up, Grafana would count each step anew. */
const asIfRecorded: Counting = (slo) => (side, window, matchers) => recordedCount(slo, side, window, matchers);

/** Counts of all windows and tiers from the agents' own series, and what the catalogue records. */
function rawRecordings(definitions: Definitions): RecordingRule[] {
  const slos = definitions.slos.filter(({ total }) => isEmitted(total.metric));
  const tierGroup = tierRules({ ...definitions, slos }, (users) => (matchers) => {
    const metrics = [...new Set(users.map(({ total }) => total.metric))];
    return metrics.map((metric) => writeSelector(metric, matchers)).join(' or ');
  });
  const catalogue = chapters(definitions).flatMap(({ recordings }) => recordings?.(REAL_TIME) ?? []);
  const counts = slos.flatMap((slo) =>
    windowsOf(slo, definitions.profiles).flatMap((window) => countRules(slo, window, REAL_TIME))
  );
  return [...counts, ...tierGroup.rules.filter((rule) => 'record' in rule), ...catalogue];
}

function isEmitted(metric: string): boolean {
  const from = metricOf(metric)?.from;
  return from !== 'sessionizer' && from !== 'nobody';
}

function ruleOf(
  { alert, labelled = (expr) => expr }: Candidate,
  inline: (expr: string) => string,
  source: GrafanaRule['source']
): GrafanaRule {
  const condition = inline(alert.expr(REAL_TIME));
  const questions = questionsOf([alert.summary, alert.description]);
  const refs = new Map(questions.map(({ name }, index) => [name, String.fromCharCode('B'.charCodeAt(0) + index)]));
  const template = (text: Alert['summary']) => asGrafanaTemplate(text, ({ name }) => refs.get(name)!);
  return {
    uid: uidOf(alert.name),
    title: alert.name,
    source,
    queries: [
      { ref: 'A', expr: condition },
      ...questions.map(({ name, query }) => ({ ref: refs.get(name)!, expr: inline(labelled(query('', REAL_TIME))) })),
    ],
    for: alert.for ?? 0,
    keepFiringFor: alert.keepFiringFor,
    labels: { severity: severityTemplate(alert.severity), ...alert.labels },
    annotations: {
      summary: template(alert.summary),
      description: template(alert.description),
      runbook: alert.runbook,
      dashboard: alert.dashboard,
      lookback: alert.lookback,
      ...sessionsLink(alert),
    },
  };
}

/** The same for the same alert, and no longer than Grafana takes. */
function uidOf(name: string): string {
  return `flightrecorder-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
