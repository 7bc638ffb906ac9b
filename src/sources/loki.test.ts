import { body, fakeBackend, refusal, type FakeAnswer, type SeenRequest } from '../testing/backend';
import { LokiApi } from './loki';

const source = { uid: 'u', name: 'Loki', type: 'loki' } as const;

function loki(answer: FakeAnswer): { api: LokiApi; seen: SeenRequest[] } {
  return { seen: fakeBackend(() => answer), api: new LokiApi(source) };
}

const streams = (result: unknown) => body({ status: 'success', data: { resultType: 'streams', result } });
const vector = (result: unknown) => body({ status: 'success', data: { resultType: 'vector', result } });

const INDEXED = { service_name: 'demo', deployment_environment_name: 'prod' };
const METADATA = {
  gen_ai_tool_name: 'bash',
  somebody_elses: 'thing',
  service_version: '1.2',
  event_name: 'tool_failed',
  trace_id: 'abc',
  span_id: '1f',
  scope_name: 'agent',
  scope_version: '3',
  severity_text: 'WARN',
  severity_number: '13',
  detected_level: 'warn',
  observed_timestamp: '1763719200000000000',
};

/** The same record as Loki answers it with labels kept apart and without. */
const APART = { stream: INDEXED, values: [['1763719200000000000', 'it failed', { structuredMetadata: METADATA }]] };
const MERGED = { stream: { ...INDEXED, ...METADATA }, values: [['1763719200000000000', 'it failed']] };

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

describe('logs', () => {
  const range = { from: 1.4, to: 2, limit: 2 };

  it.each([
    ['apart', APART],
    ['merged', MERGED],
    ['merged, with an empty object', { ...MERGED, values: [[...MERGED.values[0]!, {}]] }],
  ])('reads records whose labels come %s', async (_, stream) => {
    const { logs } = await loki(streams([stream])).api.logs('{}', range);
    expect(logs).toEqual([
      {
        traceId: 'abc'.padStart(32, '0'),
        spanId: '1f'.padStart(16, '0'),
        time: 1763719200000,
        eventName: 'tool_failed',
        severity: 'WARN',
        body: 'it failed',
        attributes: [
          text('gen_ai.tool.name', 'bash'),
          text('somebody_elses', 'thing'),
          text('event.name', 'tool_failed'),
        ],
        emitter: {
          resource: [
            text('service.name', 'demo'),
            text('deployment_environment_name', 'prod'),
            text('service.version', '1.2'),
          ],
          scope: { name: 'agent', version: '3' },
        },
      },
    ]);
  });

  it('asks for labels apart, by nanoseconds, oldest first', async () => {
    const { api, seen } = loki(streams([]));
    await api.logs('{a="b"}', range);
    expect(seen[0]).toMatchObject({
      path: '/loki/api/v1/query_range',
      params: { query: '{a="b"}', start: '1000000', end: '2000000', limit: '2', direction: 'forward' },
      headers: { 'X-Loki-Response-Encoding-Flags': 'categorize-labels' },
    });
  });

  it('puts records of several streams in order of time, and says whether there may be more', async () => {
    const stream = (...times: string[]) => ({ stream: {}, values: times.map((time) => [`${time}000000`, time]) });
    const { api } = loki(streams([stream('5', '1'), stream('3')]));
    const bodies = async (direction?: 'forward' | 'backward', limit = 3) => {
      const { logs, limitReached } = await api.logs('{}', { ...range, limit, direction });
      return [logs.map((log) => log.body).join(' '), limitReached];
    };
    await expect(bodies()).resolves.toEqual(['1 3 5', true]);
    await expect(bodies('backward', 4)).resolves.toEqual(['5 3 1', false]);
  });

  it('lets records of one emitter share it', async () => {
    const { logs } = await loki(streams([APART, APART])).api.logs('{}', range);
    expect(logs[0]?.emitter).toBe(logs[1]?.emitter);
  });

  it.each([[[{ stream: {}, values: [['1']] }]], [[{ values: [] }]], [7], [undefined]])(
    'refuses %j, of a shape that it does not know',
    async (result) => {
      await expect(loki(streams(result)).api.logs('{}', range)).rejects.toMatchObject({
        kind: 'unreadable',
        details: { path: '/loki/api/v1/query_range', said: expect.stringContaining('data.result') },
      });
    }
  );
});

describe('instant', () => {
  it('reads one value a series', async () => {
    const { api, seen } = loki(vector([{ metric: { session: 's' }, value: [1, '42'] }]));
    await expect(api.instant('x', { time: 1500 })).resolves.toEqual([{ labels: { session: 's' }, value: 42 }]);
    expect(seen[0]).toMatchObject({ path: '/loki/api/v1/query', params: { query: 'x', time: '1.5' } });
  });

  it.each([[body('null')], [streams([])], [vector([{}])]])('refuses other shapes (%#)', async (answer) => {
    await expect(loki(answer).api.instant('x', { time: 0 })).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it('says what Loki refuses', async () => {
    const said = 'maximum number of series (500) reached for a single query';
    await expect(loki(refusal(400, said)).api.instant('x', { time: 0 })).rejects.toMatchObject({
      kind: 'bad_request',
      details: { said },
    });
  });
});

it('tells its version, and whether it answers at all', async () => {
  await expect(loki(body({ version: '3.7.8' })).api.version()).resolves.toBe('3.7.8');
  await expect(loki(refusal(404)).api.version()).resolves.toBeUndefined();
  await expect(loki(refusal(404)).api.ping()).rejects.toMatchObject({ kind: 'not_found' });
  await expect(loki(vector([{ metric: {}, value: [1, '1'] }])).api.ping()).resolves.toBeUndefined();
});
