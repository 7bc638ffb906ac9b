import { createContext, useContext } from 'react';

import { AnnotationsApi } from '../sources/annotations';
import { AlertmanagerApi } from '../sources/alertmanager';
import { type Sources } from '../sources/datasources';
import { LokiApi } from '../sources/loki';
import { PrometheusApi } from '../sources/prometheus';
import { type AppSettings } from '../sources/settings';
import { TempoApi } from '../sources/tempo';
import { type Limitation } from './capabilities';

/** The data sources that pages read, by the app's settings; what is absent was not found. */
export interface AppSources {
  tempo?: TempoApi;
  loki?: LokiApi;
  /** Uids of the data sources that Explore shows logs and metrics of. */
  lokiUid?: string;
  prometheusUid?: string;
  prometheus?: PrometheusApi;
  alertmanager?: AlertmanagerApi;
  /** Where people's judgements of sessions are kept: Grafana's own annotations. */
  annotations?: AnnotationsApi;
  /** Streams of agents' log records. */
  logSelector: string;
  /** Attributes that tell who an agent works for, beside those that conventions name. */
  attributeNames: AppSettings['attributes'];
  /** Calls that an operator says make no loop. */
  notLoops?: AppSettings['notLoops'];
  /** Address of a session on another platform (`link-template`). */
  linkTemplate?: string;
}

/** What every page of the app shares. */
export interface AppState {
  sources: AppSources;
  /** What the data sources cannot do, as far as they have been asked. */
  limitations: readonly Limitation[];
  /** Asks them again. */
  recheck: () => void;
}

export const AppContext = createContext<AppState>({
  sources: { logSelector: '', attributeNames: {} },
  limitations: [],
  recheck: () => undefined,
});

export function useAppState(): AppState {
  return useContext(AppContext);
}

/** The APIs of the data sources that were found. */
export function sourcesOf(
  { tempo, loki, prometheus, alertmanager }: Sources,
  { logSelector, attributes, notLoops, linkTemplate }: AppSettings
): AppSources {
  return {
    tempo: tempo && new TempoApi(tempo),
    loki: loki && new LokiApi(loki),
    lokiUid: loki?.uid,
    prometheusUid: prometheus?.uid,
    prometheus: prometheus && new PrometheusApi(prometheus),
    alertmanager: alertmanager && new AlertmanagerApi(alertmanager),
    annotations: new AnnotationsApi(),
    logSelector,
    attributeNames: attributes,
    notLoops,
    linkTemplate,
  };
}
