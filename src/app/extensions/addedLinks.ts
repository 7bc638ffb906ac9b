import { type PluginExtensionAddedLinkConfig } from '@grafana/data';

import { ADDED_LINKS, APP_URL } from '../../constants';

/** Reads from what an extension point tells where to go; undefined where the app has nothing to show for it. */
type Destination = (context: unknown) => string | undefined;

/** Where the link of each extension point leads. Contexts are Grafana's, and differ from version to version. */
const DESTINATIONS: Readonly<Record<string, Destination>> = {
  'grafana/traceview/header/actions': ofTrace,
  'grafana/explore/toolbar/action': ofQueries,
  'grafana/dashboard/panel/menu': ofQueries,
  'grafana/alerting/instance/action': ofAlert,
  'grafana/commandpalette/action': () => `${APP_URL}/sessions`,
};

/** The links that the app adds to Grafana's own pages, as its manifest describes them. This is part of the entry: keep it small. */
export function addedLinks(): PluginExtensionAddedLinkConfig[] {
  return ADDED_LINKS.map((link) => ({
    ...link,
    icon: 'comments-alt',
    path: `${APP_URL}/sessions`,
    configure: (context) => {
      const path = link.targets.map((target) => DESTINATIONS[target]?.(context)).find((found) => found !== undefined);
      return path === undefined ? undefined : { path };
    },
  }));
}

type Fields = Record<string, unknown>;

const TEMPO = 'tempo';
const MICROS_PER_MILLI = 1000;
const HOUR = 3_600_000;

/** Beginnings of attributes that only agents and their models write. */
const OF_AGENTS = /^(gen_ai|llm|openinference|traceloop|langfuse|mlflow|flightrecorder|ai\.|mcp)/;

/** Spans of a trace that are looked at: one that an agent took part in says so early. */
const SPANS_LOOKED_AT = 200;

function ofTrace(context: unknown): string | undefined {
  const { traceID, startTime, endTime, spans, datasource } = fieldsOf(context);
  const looked = Array.isArray(spans) ? spans.slice(0, SPANS_LOOKED_AT) : [];
  const isOfAgents = looked.some((span) => tagsOf(span).some((key) => OF_AGENTS.test(key)));
  const { type = TEMPO } = fieldsOf(datasource);
  if (typeof traceID !== 'string' || traceID === '' || type !== TEMPO || !isOfAgents) {
    return undefined;
  }
  const [from, to] = [startTime, endTime].map((time) => Number(time) / MICROS_PER_MILLI);
  return Number.isFinite(from) && Number.isFinite(to)
    ? urlOf('session', {
        id: traceID,
        from: String(Math.floor((from ?? 0) - HOUR)),
        to: String(Math.ceil((to ?? 0) + HOUR)),
      })
    : urlOf('session', { id: traceID });
}

function tagsOf(span: unknown): string[] {
  const { tags } = fieldsOf(span);
  return Array.isArray(tags) ? tags.map((tag) => String(fieldsOf(tag).key)) : [];
}

const TRACE_ID = /^\s*[0-9a-f]{16,32}\s*$/i;

/** Metrics of agents. */
const METRIC = /\bagent_(llm|tool|session|run|cost|loops|context)/;

function ofQueries(context: unknown): string | undefined {
  const { targets, timeRange, data } = fieldsOf(context);
  // The queries of a panel need not name a data source; those that were sent do.
  const sent = fieldsOf(fieldsOf(data).request).targets;
  const queries = [targets, sent].flatMap((list) => (Array.isArray(list) ? list.map(fieldsOf) : []));
  const range = rangeOf(timeRange);
  const ofTempo = queries.filter(({ datasource }) => fieldsOf(datasource).type === TEMPO);
  const traceId = ofTempo.map(({ query }) => query).find((query) => typeof query === 'string' && TRACE_ID.test(query));
  if (typeof traceId === 'string') {
    return urlOf('session', { id: traceId.trim(), ...range });
  }
  const ofAgents = queries.some(({ expr }) => typeof expr === 'string' && METRIC.test(expr));
  return ofTempo.length > 0 || ofAgents ? urlOf('sessions', range) : undefined;
}

/** An alert of ours names in an annotation the query of the list with the sessions that it is about. */
function ofAlert(context: unknown): string | undefined {
  const { annotations, activeAt } = fieldsOf(fieldsOf(context).instance);
  const { sessions } = fieldsOf(annotations);
  if (typeof sessions !== 'string') {
    return undefined;
  }
  const query = new URLSearchParams(sessions);
  const began = Date.parse(String(activeAt));
  // One that does not fire began in the year 1.
  if (began > 0 && !query.has('from')) {
    query.set('from', String(began - HOUR));
    query.set('to', 'now');
  }
  return urlOf('sessions', query);
}

/** A range as people chose it: words such as `now-1h`, or moments. */
function rangeOf(range: unknown): Record<string, string> {
  const { from, to } = fieldsOf(range);
  const [first, last] = [from, to].map((time) => (typeof time === 'string' ? time : String(Number(time))));
  return first === undefined || last === undefined || [first, last].includes('NaN') ? {} : { from: first, to: last };
}

function urlOf(page: 'session' | 'sessions', query: Record<string, string> | URLSearchParams): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? `${APP_URL}/${page}` : `${APP_URL}/${page}?${text}`;
}

/**
 * Grafana wraps contexts so that nobody changes them, and that wrapper throws where an object is read out of a frozen one:
 * an alert's annotations, say. What a property is described to hold can be had without asking the wrapper.
 */
function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  const described = Object.entries(Object.getOwnPropertyDescriptors(value));
  return Object.fromEntries(
    described.map(([key, { get, value: held }]) => [key, get === undefined ? held : undefined])
  );
}
