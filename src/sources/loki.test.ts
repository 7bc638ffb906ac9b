import { requestJson } from './http';
import { LokiApi } from './loki';

jest.mock('./http', () => ({ ...jest.requireActual('./http'), requestJson: jest.fn() }));

const loki = new LokiApi({ uid: 'u', name: 'Loki', type: 'loki' });

const answers = (body: unknown) => jest.mocked(requestJson).mockReset().mockResolvedValue(body);

describe('LokiApi', () => {
  it('reads log records, with attributes by their own names, in order of time', async () => {
    answers({
      data: {
        resultType: 'streams',
        result: [
          {
            stream: {
              service_name: 'demo',
              gen_ai_tool_name: 'bash',
              event_name: 'tool_failed',
              trace_id: 'abc',
              span_id: '1f',
              scope_name: 'agent',
            },
            values: [
              ['1763719200002000000', 'second', {}],
              ['1763719200001000000', 'first'],
            ],
          },
        ],
      },
    });
    const { logs, limitReached } = await loki.logs('{}', { from: 1.4, to: 2, limit: 2 });
    expect(limitReached).toBe(true);
    // A double holds a nanosecond time stamp to a quarter of a microsecond.
    expect(logs.map((log) => [Math.round(log.time), log.body])).toEqual([
      [1763719200001, 'first'],
      [1763719200002, 'second'],
    ]);
    expect(logs[0]).toMatchObject({
      traceId: 'abc'.padStart(32, '0'),
      spanId: '1f'.padStart(16, '0'),
      eventName: 'tool_failed',
      emitter: {
        scope: { name: 'agent' },
        resource: [{ key: 'service.name', value: { stringValue: 'demo' } }],
      },
    });
    expect(logs[0]?.attributes).toContainEqual({ key: 'gen_ai.tool.name', value: { stringValue: 'bash' } });
    expect(jest.mocked(requestJson).mock.calls[0]?.[2]?.params).toMatchObject({ start: '1000000', end: '2000000' });
  });

  it('reads one value a series', async () => {
    answers({ data: { resultType: 'vector', result: [{ metric: { session: 's' }, value: [1, '42'] }] } });
    await expect(loki.instant('x', { time: 0 })).resolves.toEqual([{ labels: { session: 's' }, value: 42 }]);
  });

  it.each([
    [null],
    [{ data: { resultType: 'matrix', result: [] } }],
    [{ data: { resultType: 'vector', result: [{}] } }],
  ])('refuses %j, of a shape that it does not know', async (body) => {
    answers(body);
    await expect(loki.instant('x', { time: 0 })).rejects.toMatchObject({ kind: 'unreadable' });
  });
});
