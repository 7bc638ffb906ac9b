import { exploreQueriesUrl, exploreTraceUrl } from './exploreLink';

it('opens the trace at its span in the right data source', () => {
  const url = exploreTraceUrl({ tempoUid: 'a&b="c', traceId: 'ab'.repeat(16), spanId: '0123', from: 10.4, to: 20.2 });
  const parameters = new URL(url, 'http://grafana').searchParams;
  expect(parameters.get('schemaVersion')).toBe('1');
  expect(JSON.parse(parameters.get('panes') ?? '')).toEqual({
    a: {
      datasource: 'a&b="c',
      queries: [
        { refId: 'A', datasource: { type: 'tempo', uid: 'a&b="c' }, queryType: 'traceql', query: 'ab'.repeat(16) },
      ],
      range: { from: '10', to: '21' },
      panelsState: { trace: { spanId: '0123' } },
    },
  });
});

it('opens queries as they are', () => {
  const url = exploreQueriesUrl({
    source: { type: 'prometheus', uid: 'p' },
    queries: ['a{b="c&d"}', 'e'],
    from: 1,
    to: 2,
  });
  const pane = JSON.parse(new URL(url, 'http://grafana').searchParams.get('panes') ?? '') as {
    a: { queries: object[] };
  };
  expect(pane.a.queries).toMatchObject([
    { refId: 'A', expr: 'a{b="c&d"}', datasource: { uid: 'p' } },
    { refId: 'B', expr: 'e' },
  ]);
});
