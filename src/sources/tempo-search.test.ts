import { readSearch } from './tempo-search';

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

const ANSWER = {
  traces: [
    {
      traceID: 'abc',
      startTimeUnixNano: '1763719200000000000',
      spanSet: {
        matched: 5,
        spans: [
          {
            spanID: '1f',
            name: 'chat model',
            startTimeUnixNano: '1763719200000000000',
            durationNanos: '1500000',
            attributes: [
              attribute('span:parentID', '0000000000000000'),
              attribute('status', 'error'),
              attribute('statusMessage', 'boom'),
              attribute('instrumentation:name', 'gen_ai'),
              attribute('service.name', 'demo'),
              attribute('gen_ai.operation.name', 'chat'),
            ],
          },
          {
            spanID: '20',
            startTimeUnixNano: '1763719200000000000',
            attributes: [attribute('instrumentation:name', 'gen_ai'), attribute('service.name', 'demo')],
          },
        ],
      },
    },
  ],
  metrics: {},
};

describe('readSearch', () => {
  it('puts selected fields back to their places', () => {
    const [span] = readSearch(ANSWER, 10)?.spans ?? [];
    expect(span).toMatchObject({
      traceId: '00000000000000000000000000000abc',
      spanId: '000000000000001f',
      parentSpanId: '',
      name: 'chat model',
      start: 1763719200000,
      end: 1763719200001.5,
      status: 'error',
      statusMessage: 'boom',
      attributes: [attribute('gen_ai.operation.name', 'chat')],
      emitter: { scope: { name: 'gen_ai' }, resource: [attribute('service.name', 'demo')] },
    });
  });

  it('says which traces have more spans than it sent, and whether there may be more traces', () => {
    expect(readSearch(ANSWER, 1)).toMatchObject({ limitReached: true, traces: [{ truncated: true }] });
    expect(readSearch(ANSWER, 2)).toMatchObject({ limitReached: false });
  });

  it('lets spans of one emitter share it', () => {
    const spans = readSearch(ANSWER, 10)?.spans ?? [];
    expect(spans[0]?.emitter).toBe(spans[1]?.emitter);
  });

  it('counts a span of several span sets once', () => {
    const [trace] = ANSWER.traces;
    const twice = { traces: [{ ...trace, spanSets: [trace?.spanSet, trace?.spanSet] }] };
    expect(readSearch(twice, 10)?.spans).toHaveLength(2);
  });

  it('finds nothing in an empty answer, and refuses what is no search', () => {
    expect(readSearch({ metrics: {} }, 10)).toMatchObject({ spans: [], traces: [] });
    expect(readSearch({ data: [] }, 10)).toBeUndefined();
    expect(readSearch(null, 10)).toBeUndefined();
  });

  it('reads broken parts as empty', () => {
    const broken = { traces: [null, { traceID: 7, spanSet: { spans: [null, { attributes: 'no' }] } }] };
    expect(readSearch(broken, 10)?.traces).toHaveLength(2);
  });
});
