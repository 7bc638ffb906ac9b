import { t } from '@grafana/i18n';

import { type SourceType } from '../sources/datasources';
import { failureSentence } from '../ui/failureSentence';
import { AS_TEXT } from '../ui/interpolation';
import { type NoticeSeverity } from '../ui/Notice';
import { type Limitation } from './capabilities';
import { priceProblemSentence } from './operatorPrices';

type Code = Limitation['code'];
type LimitationOf<C extends Code> = Extract<Limitation, { code: C }>;

/** What a limitation means for the pages and what to do about it, in one sentence. */
export function limitationSentence(limitation: Limitation): string {
  const sentence = SENTENCES[limitation.code] as (limitation: Limitation) => string;
  return sentence(limitation);
}

/** How much of the app a limitation takes away. */
export function limitationSeverity(limitation: Limitation): NoticeSeverity {
  const type = 'source' in limitation ? limitation.source.type : 'type' in limitation ? limitation.type : undefined;
  const isOptional = type !== undefined && OPTIONAL.has(type);
  return (isOptional ? SEVERITIES_OF_OPTIONAL[limitation.code] : undefined) ?? SEVERITIES[limitation.code];
}

/** Sessions come from Tempo and Loki; without the others the app only knows less about them. */
const OPTIONAL: ReadonlySet<SourceType> = new Set(['prometheus', 'alertmanager']);

const SEVERITIES_OF_OPTIONAL: Partial<Record<Code, NoticeSeverity>> = { missing: 'info', failing: 'warning' };

const SEVERITIES: Readonly<Record<Code, NoticeSeverity>> = {
  missing: 'warning',
  not_chosen: 'warning',
  failing: 'error',
  too_old: 'warning',
  short_traces: 'warning',
  no_metrics: 'info',
  bad_prices: 'warning',
};

const SENTENCES: { [C in Code]: (limitation: LimitationOf<C>) => string } = {
  missing: ({ type }) => MISSING[type](),
  not_chosen: ({ source, uid }) =>
    t(
      'app.limitation.not-chosen',
      'The settings of this app name a {{type}} data source with the uid {{uid}}, which is gone or closed to you; {{name}} is read instead: choose one on the configuration page of this app.',
      { type: source.type, uid, name: source.name, interpolation: AS_TEXT }
    ),
  failing: ({ failure }) => failureSentence(failure),
  too_old: ({ source, version, needed }) =>
    t(
      'app.limitation.too-old',
      '{{name}} is version {{version}}, and {{needed}} or newer is needed: some queries will be refused until it is updated.',
      { name: source.name, version, needed, interpolation: AS_TEXT }
    ),
  short_traces: ({ source }) =>
    t(
      'app.limitation.short-traces',
      '{{name}} sends at most 100 spans of a large trace to lists, so long sessions show too small figures there, marked with ≥: set query_frontend.search.max_spans_per_span_set to 0 in its configuration.',
      { name: source.name, interpolation: AS_TEXT }
    ),
  no_metrics: ({ source }) =>
    t(
      'app.limitation.no-metrics',
      '{{name}} has no agent metrics of the last hour: sessions can be read, but there are no trends and no alerts until the collector configuration of this app is on the way of the spans.',
      { name: source.name, interpolation: AS_TEXT }
    ),
  bad_prices: ({ problem }) =>
    t(
      'app.limitation.bad-prices',
      '{{problem}} Costs come from list prices until it is mended on the configuration page of this app.',
      { problem: priceProblemSentence(problem), interpolation: AS_TEXT }
    ),
};

const MISSING: Readonly<Record<SourceType, () => string>> = {
  tempo: () =>
    t(
      'app.limitation.no-tempo',
      'No Tempo data source was found, so only sessions that write logs are seen: add one, or ask for permission to query it, and choose it on the configuration page of this app.'
    ),
  loki: () =>
    t(
      'app.limitation.no-loki',
      'No Loki data source was found, so agents that write logs only are not seen: add one, or choose it on the configuration page of this app.'
    ),
  prometheus: () =>
    t(
      'app.limitation.no-prometheus',
      'No Prometheus data source was found, so there are no trends and no objectives: add one, or choose it on the configuration page of this app.'
    ),
  alertmanager: () =>
    t(
      'app.limitation.no-alertmanager',
      'No Alertmanager data source was found, so pages cannot say what is paging: add one, or choose it on the configuration page of this app.'
    ),
};
