import { AlertmanagerApi } from '../sources/alertmanager';
import { type PriceFileError } from '../prices/operator-prices';
import { SOURCE_TYPES, type FoundSource, type Sources, type SourceType } from '../sources/datasources';
import { isAborted, SourceError, type SourceRef } from '../sources/failure';
import { LokiApi } from '../sources/loki';
import { PrometheusApi } from '../sources/prometheus';
import { TempoApi } from '../sources/tempo';
import { isOlder } from './versions';

/** What the app cannot do with the data sources and settings as they are. The sentence for each is in `capabilityMessages`. */
export type Limitation =
  /** Grafana has no data source of this type that the viewer may use. */
  | { code: 'missing'; type: SourceType }
  /** The settings name another data source of its type, which is gone or not for this viewer. */
  | { code: 'not_chosen'; source: SourceRef; uid: string }
  /** It does not answer as it should. */
  | { code: 'failing'; source: SourceRef; failure: SourceError }
  /** It is older than what the app's queries need. */
  | { code: 'too_old'; source: SourceRef; version: string; needed: string }
  /** It sends only so many spans of a trace: long sessions look shorter in lists. */
  | { code: 'short_traces'; source: SourceRef }
  /** No metrics of ours: the collector configuration is not on the way, so there are lists but no trends or alerts. */
  | { code: 'no_metrics'; source: SourceRef }
  /** The settings hold a price document that makes no sense: calls cost what the list says. */
  | { code: 'bad_prices'; problem: PriceFileError };

/**
 * Versions from which every query of ours is understood: Tempo's `most_recent` and `span:parentID`, Loki's structured
 * metadata, Prometheus' label values with a limit that is only ignored before 2.53.
 */
const NEEDED: Partial<Record<SourceType, string>> = { tempo: '2.8', loki: '3.0', prometheus: '2.42' };

/** A metric that our collector configuration gives with the first call of a model. */
const OUR_METRIC = 'agent_llm_calls_total';

/** What each data source is asked. A gateway may tell no version: then only a query shows that something answers. */
interface Check {
  version(source: SourceRef, signal?: AbortSignal): Promise<string | undefined>;
  /** What else is lacking; asked only of a version that is new enough. */
  lacks?(source: SourceRef, signal?: AbortSignal): Promise<Limitation[]>;
}

const CHECKS: Readonly<Record<SourceType, Check>> = {
  tempo: {
    version: (source, signal) => new TempoApi(source).version(signal),
    lacks: async (source, signal) =>
      (await new TempoApi(source).allowsLargeTraces(signal)) ? [] : [{ code: 'short_traces', source }],
  },
  loki: {
    version: (source, signal) => new LokiApi(source).version(signal),
    lacks: (source, signal) => new LokiApi(source).ping(signal).then(() => []),
  },
  prometheus: {
    version: (source, signal) => new PrometheusApi(source).version(signal),
    lacks: async (source, signal) =>
      (await new PrometheusApi(source).hasMetric(OUR_METRIC, signal)) ? [] : [{ code: 'no_metrics', source }],
  },
  alertmanager: { version: (source, signal) => new AlertmanagerApi(source).version(signal) },
};

/**
 * Asks every data source what it can do. One that fails does not hide what the others say.
 *
 * @param signal gives up when the page is left; the answer is then what was known so far
 */
export async function checkCapabilities(sources: Sources, signal?: AbortSignal): Promise<Limitation[]> {
  const found = await Promise.all(SOURCE_TYPES.map((type) => limitationsOf(type, sources[type], signal)));
  return found.flat();
}

async function limitationsOf(
  type: SourceType,
  found: FoundSource | undefined,
  signal: AbortSignal | undefined
): Promise<Limitation[]> {
  if (found === undefined) {
    return [{ code: 'missing', type }];
  }
  const { insteadOf, ...source } = found;
  const notChosen: Limitation[] = insteadOf === undefined ? [] : [{ code: 'not_chosen', source, uid: insteadOf }];
  try {
    return [...notChosen, ...(await lacking(source, signal))];
  } catch (error) {
    if (!(error instanceof SourceError)) {
      throw error;
    }
    return isAborted(error) ? notChosen : [...notChosen, { code: 'failing', source, failure: error }];
  }
}

async function lacking(source: SourceRef, signal: AbortSignal | undefined): Promise<Limitation[]> {
  const check = CHECKS[source.type];
  const version = await check.version(source, signal);
  const needed = NEEDED[source.type];
  return needed !== undefined && version !== undefined && isOlder(version, needed)
    ? [{ code: 'too_old', source, version, needed }]
    : ((await check.lacks?.(source, signal)) ?? []);
}
