import { COUNTED_LABEL, WINDOW_LABEL } from '../queries/slo';
import { OBJECTIVE_INFO, PAIR_INFO, TARGET_NAME, TIER_ENTRY_INFO } from '../queries/slo-series';
import { type FiringAlert } from '../sources/alertmanager';
import { type SourceRef } from '../sources/failure';
import { type RangeSeries, type Sample } from '../sources/samples';

export const PROMETHEUS: SourceRef = { uid: 'prometheus-uid', name: 'My Prometheus', type: 'prometheus' };
export const ALERTMANAGER: SourceRef = { uid: 'alertmanager-uid', name: 'My Alertmanager', type: 'alertmanager' };

/** A Prometheus that answers each query with the samples of the metrics, or of the windows, that the query names. */
export class FakePrometheus {
  readonly source = PROMETHEUS;
  readonly queries: string[] = [];
  ranges: Record<'bad' | 'total', RangeSeries[]> = { bad: [], total: [] };
  /** Called before each answer; may throw. */
  before: () => void = () => undefined;

  /** Since when the rules are evaluated. */
  first: Sample[] = [];

  constructor(public samples: Sample[]) {}

  async instant(query: string): Promise<Sample[]> {
    this.queries.push(query);
    this.before();
    if (query.includes('timestamp(')) {
      return this.first;
    }
    if (query.includes(COUNTED_LABEL)) {
      const asked = this.samples.filter(({ labels }) => query.includes(`"${labels[WINDOW_LABEL] ?? ''}", "", "")`));
      return query.includes('sum by') ? summed(asked) : asked;
    }
    // In a regular expression the names' own letters mean themselves.
    return this.samples.filter(({ labels }) => labels.__name__ !== undefined && query.includes(labels.__name__));
  }

  async range(query: string): Promise<RangeSeries[]> {
    this.queries.push(query);
    this.before();
    return this.ranges[query.includes('_bad:') ? 'bad' : 'total'];
  }
}

export class FakeAlertmanager {
  readonly source = ALERTMANAGER;
  before: () => void = () => undefined;

  constructor(public alerts: FiringAlert[]) {}

  async alertsWith(): Promise<FiringAlert[]> {
    this.before();
    return this.alerts;
  }
}

function summed(samples: readonly Sample[]): Sample[] {
  const sums = new Map<string, Sample>();
  for (const { labels, value } of samples) {
    const own = Object.fromEntries(['slo', COUNTED_LABEL, WINDOW_LABEL].map((label) => [label, labels[label] ?? '']));
    const key = JSON.stringify(own);
    sums.set(key, { labels: own, value: value + (sums.get(key)?.value ?? 0) });
  }
  return [...sums.values()];
}

/** Series of definitions: one objective that is evaluated, one that waits, a pair, and a list of tiers. */
export function definitionSamples(): Sample[] {
  const info = (name: string, labels: Record<string, string>): Sample => ({
    labels: { __name__: name, ...labels },
    value: 1,
  });
  const objective = { by: 'gateway,model', list: 'models', profile: 'paging', days: '30', target: '0.99' };
  const pair = { profile: 'paging', cap: '0.5', severity: 'tier', requests: '20', bad: '5', bad_short: '2' };
  return [
    info(OBJECTIVE_INFO, { ...objective, slo: 'calls', title: 'Calls', file: 'slo/calls.yaml', line: '35' }),
    info(OBJECTIVE_INFO, { ...objective, slo: 'runs', title: 'Runs', file: 'slo/runs.yaml', line: '35' }),
    info(PAIR_INFO, {
      ...pair,
      order: '1',
      pair: 'Fast',
      long: '1h',
      short: '5m',
      factor: '14.4',
      wait: '2m',
      file: 'profiles.yaml',
      line: '20',
    }),
    info(TIER_ENTRY_INFO, {
      list: 'models',
      entry: '1',
      tier: 'page',
      file: 'tiers.yaml',
      line: '8',
      match_gateway: 'vendor',
      match_model: 'good-.*',
    }),
    { labels: { __name__: TARGET_NAME, slo: 'calls' }, value: 0.99 },
  ];
}
