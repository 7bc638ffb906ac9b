import { isAborted, SourceError, type SourceRef } from '../sources/failure';
import { SOURCE_TYPES, type Sources, type SourceType } from '../sources/datasources';
import { LokiApi } from '../sources/loki';
import { PrometheusApi } from '../sources/prometheus';
import { TempoApi } from '../sources/tempo';

/** What the app cannot do with the data sources as they are. The sentence for each is in `capabilityMessages`. */
export type Limitation =
  /** Grafana has no data source of this type that the viewer may use. */
  | { code: 'missing'; type: SourceType }
  /** It does not answer as it should. */
  | { code: 'failing'; source: SourceRef; failure: SourceError }
  /** It is older than what the app's queries need. */
  | { code: 'too_old'; source: SourceRef; version: string; needed: string }
  /** It sends only so many spans of a trace: long sessions look shorter in lists. */
  | { code: 'short_traces'; source: SourceRef }
  /** No metrics of ours: the collector configuration is not on the way, so there are lists but no trends or alerts. */
  | { code: 'no_metrics'; source: SourceRef };

/** Versions from which every query of ours is understood. */
const NEEDED: Partial<Record<SourceType, string>> = { tempo: '2.8', loki: '3.0', prometheus: '2.42' };

/** A metric that our collector configuration gives with the first call of a model. */
const OUR_METRIC = 'agent_llm_calls_total';

type Check = (source: SourceRef, signal: AbortSignal | undefined) => Promise<Limitation[]>;

const CHECKS: Partial<Record<SourceType, Check>> = {
  tempo: async (source, signal) => {
    const tempo = new TempoApi(source);
    const old = tooOld(source, await tempo.version(signal));
    return old ?? ((await tempo.allowsWholeTraces(signal)) ? [] : [{ code: 'short_traces', source }]);
  },
  loki: async (source, signal) => tooOld(source, await new LokiApi(source).version(signal)) ?? [],
  prometheus: async (source, signal) => {
    const prometheus = new PrometheusApi(source);
    const old = tooOld(source, await prometheus.version(signal));
    return old ?? ((await prometheus.hasMetric(OUR_METRIC, signal)) ? [] : [{ code: 'no_metrics', source }]);
  },
};

/**
 * Asks every data source what it can do. One that fails does not hide what the others say.
 *
 * @param signal gives up when the page is left; the answer is then what was known so far
 */
export async function checkCapabilities(sources: Sources, signal?: AbortSignal): Promise<Limitation[]> {
  const found = await Promise.all(
    SOURCE_TYPES.map(async (type): Promise<Limitation[]> => {
      const source = sources[type];
      if (source === undefined) {
        return [{ code: 'missing', type }];
      }
      try {
        return (await CHECKS[type]?.(source, signal)) ?? [];
      } catch (error) {
        if (!(error instanceof SourceError)) {
          throw error;
        }
        return isAborted(error) ? [] : [{ code: 'failing', source, failure: error }];
      }
    })
  );
  return found.flat();
}

function tooOld(source: SourceRef, version: string | undefined): Limitation[] | undefined {
  const needed = NEEDED[source.type];
  return needed !== undefined && version !== undefined && isOlder(version, needed)
    ? [{ code: 'too_old', source, version, needed }]
    : undefined;
}

/** Compares by major and minor; versions that are no numbers (`main-abc`) pass. */
function isOlder(version: string, needed: string): boolean {
  const [major = NaN, minor = NaN] = numbersOf(version);
  const [neededMajor = 0, neededMinor = 0] = numbersOf(needed);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}

function numbersOf(version: string): number[] {
  return version.replace(/^v/, '').split('.').map(Number);
}
