import { type Counter } from '../definitions';
import { type CountedQuery, readCountedQuery } from './query';
import { type IndicatorSpec, type Source } from './shapes';

/** What an objective counts. */
export interface Counted {
  good?: Counter;
  bad?: Counter;
  total: Counter;
  /** Labels that the queries keep; undefined where they say nothing. */
  by?: readonly string[];
}

/** Says what is wrong with a part of the indicator. */
export type Complain = (path: readonly PropertyKey[], text: string) => void;

/** Type of the data source of a name; undefined where no file has it. */
export type TypeOfSource = (name: string) => string | undefined;

const SIDES = ['good', 'bad', 'total'] as const;
type Side = (typeof SIDES)[number];

const COUNTED = 'expected a counter, its rate() or increase(), or the sum() of one of these';

/** Reads a ratio of two counters. @returns undefined where that is not what the indicator is; then something was said */
export function readIndicator(
  { ratioMetric, thresholdMetric }: IndicatorSpec,
  typeOf: TypeOfSource,
  complain: Complain
): Counted | undefined {
  if (ratioMetric === undefined || thresholdMetric !== undefined) {
    complain(
      thresholdMetric === undefined ? [] : ['thresholdMetric'],
      'judges a value, not events; expected a ratioMetric of counters. Of a latency, good is the histogram’s bucket up to the limit, total its count.'
    );
    return undefined;
  }
  const { raw, rawType, counter } = ratioMetric;
  if (raw !== undefined || rawType !== undefined) {
    complain(
      ['ratioMetric', raw === undefined ? 'rawType' : 'raw'],
      'is a ratio that was computed elsewhere; expected total, and good or bad: a ratio can’t be counted in other windows.'
    );
    return undefined;
  }
  if ((ratioMetric.good === undefined) === (ratioMetric.bad === undefined)) {
    complain(['ratioMetric'], 'ratioMetric has both good and bad, or neither; expected one of the two.');
    return undefined;
  }
  if (ratioMetric.total === undefined) {
    complain(['ratioMetric'], 'ratioMetric.total is missing; expected the counter of all events.');
    return undefined;
  }
  const read = SIDES.flatMap((side): Array<[Side, CountedQuery]> => {
    const source = ratioMetric[side];
    const at: Complain = (path, text) => complain(['ratioMetric', side, 'metricSource', ...path], text);
    const query = source && readSource(source, counter === true, typeOf, at);
    return query === undefined ? [] : [[side, query]];
  });
  const { good, bad, total } = Object.fromEntries(read) as Partial<Record<Side, CountedQuery>>;
  const part = good ?? bad;
  if (total === undefined || part === undefined) {
    return undefined;
  }
  if (listed(part) !== listed(total)) {
    complain(
      ['ratioMetric'],
      `the sums keep different labels (${listed(part) || 'none'}, and ${listed(total) || 'none'} of total); expected the same.`
    );
    return undefined;
  }
  return { good: good?.counter, bad: bad?.counter, total: total.counter, by: total.by };
}

function readSource(
  { metricSource: { type, metricSourceRef, spec } }: Source,
  isCounter: boolean,
  typeOf: TypeOfSource,
  complain: Complain
): CountedQuery | undefined {
  const known = type ?? (metricSourceRef === undefined ? undefined : typeOf(metricSourceRef));
  if (known === undefined) {
    const named =
      metricSourceRef === undefined ? 'has no type' : `names the DataSource ${metricSourceRef}, which no file here has`;
    complain(
      metricSourceRef === undefined ? [] : ['metricSourceRef'],
      `metricSource ${named}; expected type: Prometheus.`
    );
    return undefined;
  }
  if (known.toLowerCase() !== 'prometheus') {
    complain([type === undefined ? 'metricSourceRef' : 'type'], `the source is of type ${known}; expected Prometheus.`);
    return undefined;
  }
  const key = spec.query === undefined ? 'promql' : 'query';
  const query = spec[key];
  if (query === undefined) {
    complain(['spec'], 'query is missing; expected PromQL.');
    return undefined;
  }
  const counted = readCountedQuery(query);
  const complaint =
    counted === undefined ? `the query is more than one counter; ${COUNTED}.` : complaintAbout(counted, isCounter);
  if (complaint !== undefined) {
    complain(['spec', key], complaint);
    return undefined;
  }
  return counted;
}

function complaintAbout(
  { counter: { metric, matchers }, ofCounter }: CountedQuery,
  isCounter: boolean
): string | undefined {
  if (!isCounter && !ofCounter) {
    return 'ratioMetric.counter is not true, so the query gives a value that goes up and down; expected counter: true, or rate() or increase() of a counter.';
  }
  if (metric.endsWith('_bucket') && !matchers.some(({ label }) => label === 'le')) {
    return `${metric} without le counts every event in each of its buckets; expected le="…", or the histogram’s _count.`;
  }
  return undefined;
}

function listed({ by = [] }: CountedQuery): string {
  return [...by].sort().join(', ');
}
