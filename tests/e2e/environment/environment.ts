import type { TruthLine } from '../../../demo/agent/src/truth-log';
import type { SessionTruth } from '../../../demo/agent/src/truth';
import type { RecordedMonth } from './month';

/** The data sources between which and their backends a fault can be put. */
export type FaultyBackendName = 'tempo' | 'loki' | 'prometheus';

/** What runs for the tests, and what really happened. Written by `main.ts`, read by the fixtures. */
export interface Environment {
  /** Where the pages are: the host page, or the Grafana of GRAFANA_URL. */
  url: string;
  /** Where settings may be changed without disturbing other tests. */
  settingsUrl: string;
  /** What only the host page can offer; absent in a real Grafana. */
  host?: {
    /** The 12.4 line with React 18. */
    oldUrl: string;
    /** A host without any data source. */
    bareUrl: string;
    /** A host whose data sources lead through faulty backends. */
    faultyUrl: string;
    /** Where the fault of each is set, with PUT. */
    faults: Record<FaultyBackendName, string>;
    /** What Prometheus was given of the time before the tests. */
    month: RecordedMonth;
  };
  stack: StackUrls;
  /** Everything the demo agent did lies between these times, and nothing else does; milliseconds since 1970. */
  range: { from: number; to: number };
  /** The model server's log, summed up and line by line. */
  truth: { sessions: SessionTruth[]; lines: TruthLine[] };
}

export interface StackUrls {
  otlpHttp: string;
  tempo: string;
  loki: string;
  prometheus: string;
  alertmanager: string;
}
