import { dateTime, PluginExtensionPoints } from '@grafana/data';

import { ADDED_LINKS } from '../../constants';
import { addedLinks } from './addedLinks';

function pathFor(point: PluginExtensionPoints, context: object): string | undefined {
  const link = addedLinks().find(({ targets }) => targets.includes(point));
  return link?.configure?.(context)?.path;
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

it('an alert leads to the sessions that it names', () => {
  const instance = { activeAt: '1970-01-01T02:00:00Z', annotations: { sessions: 'tool=a%26b&agent=coder' } };
  const path = pathFor(PluginExtensionPoints.AlertInstanceAction, { instance });
  expect(query(path)).toEqual({ from: '3600000', to: 'now', tool: 'a&b', agent: 'coder' });
  expect(pathFor(PluginExtensionPoints.AlertInstanceAction, { instance: { annotations: {} } })).toBeUndefined();
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
