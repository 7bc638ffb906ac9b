import { exploreTraceUrl } from './exploreLink';

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
