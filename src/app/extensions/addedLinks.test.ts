import { dateTime, isDateTime, PluginExtensionPoints } from '@grafana/data';

import { ADDED_LINKS } from '../../constants';
import { foldSessions } from '../../dialects/sessions';
import { type RawSpan } from '../../model/telemetry';
import { CAPTURES, readCapture, telemetryOf } from '../../testing/captures';
import { addedLinks } from './addedLinks';

/** What Grafana hands to a plugin lets nothing be changed, at any depth. */
function readOnly<T>(value: T): T {
  return typeof value === 'object' && value !== null && !isDateTime(value)
    ? new Proxy(value, {
        get: (target, key, receiver) => readOnly(Reflect.get(target, key, receiver)),
        set: () => false,
        defineProperty: () => false,
        deleteProperty: () => false,
      })
    : value;
}

function pathFor(point: PluginExtensionPoints, context: object): string | undefined {
  const link = addedLinks().find(({ targets }) => targets.includes(point));
  return link?.configure?.(readOnly(context))?.path;
}

const query = (path: string | undefined) => Object.fromEntries(new URL(path ?? '', 'http://grafana').searchParams);
const TEMPO = { type: 'tempo', uid: 't' };
const TRACE = 'ab12'.repeat(8);

it('are described in the manifest, for extension points that Grafana has', () => {
  const points: string[] = Object.values(PluginExtensionPoints);
  expect(ADDED_LINKS.flatMap(({ targets }) => targets).filter((target) => !points.includes(target))).toEqual([]);
  for (const link of addedLinks()) {
    expect(link.title.length).toBeGreaterThanOrEqual(10);
    expect(link.path).toMatch(/^\/a\/flightrecorder-agents-app\//);
  }
});

/** A trace as Grafana's trace view (12.4 and 13) hands it to links: times in microseconds, spans by time. */
function inTraceView(spans: readonly RawSpan[]) {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  return {
    traceID: spans[0]?.traceId,
    startTime: start * 1000,
    endTime: end * 1000,
    duration: (end - start) * 1000,
    processes: {},
    services: [],
    traceName: spans[0]?.name,
    spans: [...spans]
      .sort((a, b) => a.start - b.start)
      .map(({ traceId, spanId, name, attributes, emitter }) => ({
        traceID: traceId,
        spanID: spanId,
        operationName: name,
        tags: attributes.map(({ key, value }) => ({ key, value: value?.stringValue ?? '' })),
        instrumentationLibraryName: emitter.scope.name,
        process: { serviceName: 'agent', tags: [] },
      })),
    datasource: { name: 'Tempo', uid: 't', type: 'tempo' },
  };
}

describe('a trace', () => {
  const trace = (key: string) => ({
    traceID: TRACE,
    startTime: 7_200_000_000_000,
    endTime: 7_200_001_500_000,
    spans: [{ tags: [{ key: 'http.method', value: 'GET' }] }, { tags: [{ key, value: 'chat' }] }],
  });
  const point = PluginExtensionPoints.TraceViewHeaderActions;

  it('of an agent leads to its session, an hour around', () => {
    expect(query(pathFor(point, trace('gen_ai.operation.name')))).toEqual({
      id: TRACE,
      from: '7196400000',
      to: '7203601500',
    });
  });

  it('of anything else leads nowhere', () => {
    expect(pathFor(point, trace('db.system'))).toBeUndefined();
    expect(pathFor(point, {})).toBeUndefined();
    expect(pathFor(point, { ...trace('llm.model_name'), traceID: 7 })).toBeUndefined();
    const datasource = { name: 'Jaeger', uid: 'j', type: 'jaeger' };
    expect(pathFor(point, { ...trace('gen_ai.operation.name'), datasource })).toBeUndefined();
  });

  it.each(CAPTURES)('of %s (%s) is known by what its spans carry', (emitter, scenario) => {
    const { spans } = telemetryOf(readCapture(emitter, scenario).requests);
    for (const traceId of new Set(spans.map((span) => span.traceId))) {
      const own = spans.filter((span) => span.traceId === traceId);
      const worked = foldSessions({ spans: own, logs: [] }).some(
        ({ totals }) => totals.llmCalls + totals.toolCalls > 0
      );
      expect([traceId, pathFor(point, inTraceView(own)) !== undefined || !worked]).toEqual([traceId, true]);
    }
  });
});

describe('queries', () => {
  it.each([PluginExtensionPoints.ExploreToolbarAction, PluginExtensionPoints.DashboardPanelMenu])(
    'in %s lead on',
    (point) => {
      const timeRange = { from: 'now-1h', to: 'now' };
      const one = { targets: [{ datasource: TEMPO, query: ` ${TRACE}` }], timeRange };
      expect(pathFor(point, one)).toMatch(/\/session\?/);
      expect(query(pathFor(point, one))).toEqual({ id: TRACE, ...timeRange });
      const many = {
        targets: [{ datasource: TEMPO, query: '{}' }],
        timeRange: { from: dateTime(1000), to: dateTime(2000) },
      };
      expect(pathFor(point, many)).toMatch(/\/sessions\?/);
      expect(query(pathFor(point, many))).toEqual({ from: '1000', to: '2000' });
      const metrics = { targets: [{ datasource: { type: 'prometheus' }, expr: 'rate(agent_llm_calls_total[5m])' }] };
      expect(pathFor(point, metrics)).toMatch(/\/sessions$/);
      expect(pathFor(point, { targets: [{ expr: 'up' }], timeRange })).toBeUndefined();
      expect(pathFor(point, { targets: null })).toBeUndefined();
    }
  );
});

it('a panel whose queries name no data source leads by those that were sent', () => {
  const targets = [{ refId: 'A', query: TRACE, queryType: 'traceql' }];
  const data = { state: 'Done', series: [], request: { targets: [{ ...targets[0], datasource: TEMPO }] } };
  const panel = { pluginId: 'traces', id: 1, title: 'Trace', timeRange: { from: 'now-1h', to: 'now' }, targets, data };
  expect(query(pathFor(PluginExtensionPoints.DashboardPanelMenu, panel))).toMatchObject({ id: TRACE });
});

describe('an alert', () => {
  const point = PluginExtensionPoints.AlertInstanceAction;
  const instance = {
    activeAt: '1970-01-01T02:00:00.000000000Z',
    annotations: { sessions: 'tool=a%26b&agent=coder', summary: 'x' },
    labels: { alertname: 'AgentToolErrorBudgetBurn', severity: 'critical' },
    state: 'firing',
    value: '1.2e+01',
  };

  it('leads to the sessions that it names', () => {
    expect(query(pathFor(point, { instance }))).toEqual({ from: '3600000', to: 'now', tool: 'a&b', agent: 'coder' });
    expect(pathFor(point, { instance: { ...instance, annotations: {} } })).toBeUndefined();
    expect(pathFor(point, { instance: { ...instance, annotations: undefined } })).toBeUndefined();
  });

  it('that began at no time leads to the list’s own range', () => {
    const normal = { ...instance, state: 'Normal', activeAt: '0001-01-01T00:00:00Z' };
    expect(query(pathFor(point, { instance: normal }))).toEqual({ tool: 'a&b', agent: 'coder' });
  });
});

it('reads what Grafana wraps, also where it is frozen', () => {
  // As Grafana does it; reading an object out of a frozen one through it throws.
  const readOnly = <T extends object>(context: T): T =>
    new Proxy(context, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'object' && value !== null ? readOnly(value) : value;
      },
    });
  const instance = Object.freeze({
    activeAt: '1970-01-01T02:00:00Z',
    annotations: Object.freeze({ sessions: 'agent=coder' }),
  });
  const context = readOnly({ instance });
  expect(() => context.instance.annotations).toThrow(TypeError);
  expect(query(pathFor(PluginExtensionPoints.AlertInstanceAction, context))).toMatchObject({ agent: 'coder' });
});

it('the command palette leads to the list', () => {
  expect(pathFor(PluginExtensionPoints.CommandPalette, {})).toBe('/a/flightrecorder-agents-app/sessions');
});
