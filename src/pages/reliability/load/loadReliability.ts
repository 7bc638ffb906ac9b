import { DAY, HOUR, MINUTE } from '../../../model/durations';
import { firstRecorded, sloDefinitions, sloMembers, sloTotals } from '../../../queries/slo';
import { type AlertmanagerApi, type FiringAlert } from '../../../sources/alertmanager';
import { isAborted, SourceError } from '../../../sources/failure';
import { type PrometheusApi } from '../../../sources/prometheus';
import { type Sample } from '../../../sources/samples';
import { readMembers, sumMembers, type Member, type WindowCounts } from './counts';
import { objectivesByDays, readDefinitions, USUAL_DAYS, type Definitions } from './definitions';

/** What the page reads. */
export interface ReliabilitySources {
  prometheus?: Pick<PrometheusApi, 'instant' | 'range' | 'source'>;
  alertmanager?: Pick<AlertmanagerApi, 'alertsWith' | 'source'>;
}

/** What there is to know of the objectives at one time. */
export interface Reliability {
  /** Milliseconds since 1970. */
  at: number;
  definitions: Definitions;
  /** Of each objective as a whole. */
  totals: ReadonlyMap<string, WindowCounts>;
  /** Of everything that an objective is kept for, within the budget's time and within a day. */
  members: readonly Member[];
  /** Seconds since 1970 at which each objective's rules began to record, as far as a budget's time goes back. */
  since: ReadonlyMap<string, number>;
}

/** Windows of the ladder, in seconds. */
export const LADDER = [5 * MINUTE, HOUR, 6 * HOUR, DAY] as const;

/** Labels that all alerts of ours carry, and by which they are told from others. */
const OUR_LABEL = 'slo';

/**
 * Asks Prometheus for objectives, counts and ages: four queries, whatever there is.
 *
 * @throws SourceError
 */
export async function loadReliability(
  prometheus: NonNullable<ReliabilitySources['prometheus']>,
  signal: AbortSignal
): Promise<Reliability> {
  const at = Date.now();
  const ask = (query: string) => prometheus.instant(query, { time: at, signal });
  const definitions = readDefinitions(await ask(sloDefinitions()));
  const byDays = objectivesByDays(definitions);
  const budgets = [...byDays].map(([days, objectives]) => ({
    seconds: days * DAY,
    // All of them need no names.
    slos: byDays.size === 1 ? undefined : objectives.map(({ slo }) => slo),
  }));
  const [ladder, counted, first] = await Promise.all([
    ask(sloTotals(LADDER.filter((window) => window !== DAY))),
    ask(sloMembers([{ seconds: DAY }, ...budgets])),
    ask(firstRecorded(Math.max(USUAL_DAYS, ...byDays.keys()))),
  ]);
  const members = readMembers(counted);
  const totals = sumMembers(members);
  readMembers(ladder).forEach(({ slo, windows }) => totals.set(slo, new Map([...(totals.get(slo) ?? []), ...windows])));
  return { at, definitions, totals, members, since: earliest(first) };
}

/** What fires, or why that is not known. */
export type Firing = { alerts: readonly FiringAlert[] } | { failure: SourceError };

/** Alertmanager may fail alone: budgets are still shown. @throws SourceError where the page has given up */
export async function loadFiring(
  alertmanager: NonNullable<ReliabilitySources['alertmanager']>,
  signal: AbortSignal
): Promise<Firing> {
  try {
    return { alerts: await alertmanager.alertsWith(OUR_LABEL, signal) };
  } catch (error) {
    if (error instanceof SourceError && !isAborted(error)) {
      return { failure: error };
    }
    throw error;
  }
}

function earliest(samples: readonly Sample[]): Map<string, number> {
  const since = new Map<string, number>();
  for (const { labels, value } of samples) {
    const slo = labels.slo ?? '';
    since.set(slo, Math.min(since.get(slo) ?? Infinity, value));
  }
  return since;
}
