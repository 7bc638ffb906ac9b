import { body, fakeBackend, refusal, type FakeAnswer, type SeenRequest } from '../testing/backend';
import { PrometheusApi } from './prometheus';

const source = { uid: 'u', name: 'Prometheus', type: 'prometheus' } as const;

function prometheus(answer: FakeAnswer): { api: PrometheusApi; seen: SeenRequest[] } {
  return { seen: fakeBackend(() => answer), api: new PrometheusApi(source) };
}

describe('PrometheusApi', () => {
  it('reads one value a series', async () => {
    const result = [
      { metric: { model: 'a' }, value: [1, '42'] },
      { metric: {}, value: [1, 'NaN'] },
    ];
    const { api, seen } = prometheus(body({ status: 'success', data: { resultType: 'vector', result } }));
    await expect(api.instant('up', { time: 2000 })).resolves.toEqual([
      { labels: { model: 'a' }, value: 42 },
      { labels: {}, value: NaN },
    ]);
    expect(seen[0]).toMatchObject({ path: '/api/v1/query', params: { query: 'up', time: '2' } });
  });

  it('reads the values of series over time', async () => {
    const values = [100, 400].map((time, index) => [time, ['1', '0.5'][index]]);
    const result = [{ metric: { model: 'a' }, values }];
    const { api, seen } = prometheus(body({ status: 'success', data: { resultType: 'matrix', result } }));
    await expect(api.range('up', { from: 100_000, to: 400_000, step: 300 })).resolves.toEqual([
      { labels: { model: 'a' }, times: [100, 400], values: [1, 0.5] },
    ]);
    expect(seen[0]).toMatchObject({
      path: '/api/v1/query_range',
      params: { query: 'up', start: '100', end: '400', step: '300' },
    });
  });

  it.each([
    [['agent_llm_calls_total'], true],
    [[], false],
  ])('finds a metric by its names (%j): %j', async (data, found) => {
    const { api, seen } = prometheus(body({ status: 'success', data }));
    await expect(api.hasMetric('agent_llm_calls_total')).resolves.toBe(found);
    const { start, end, ...params } = seen[0]?.params ?? {};
    expect(params).toEqual({ 'match[]': 'agent_llm_calls_total', limit: '1' });
    expect(Number(end) - Number(start)).toBe(3600);
  });

  it('says what Prometheus refuses', async () => {
    const { api } = prometheus(refusal(422, '{"status":"error","errorType":"execution","error":"too many samples"}'));
    await expect(api.instant('x', { time: 0 })).rejects.toMatchObject({
      kind: 'bad_request',
      details: { said: 'too many samples' },
    });
  });

  it('tells its version', async () => {
    const { api } = prometheus(body({ status: 'success', data: { version: '3.15.0' } }));
    await expect(api.version()).resolves.toBe('3.15.0');
  });
});
