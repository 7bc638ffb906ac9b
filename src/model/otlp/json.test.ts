import { plainAttributes } from './attributes';
import { logsOfExport, NotOtlpError, spansOfTraces } from './json';

describe('spansOfTraces', () => {
  it("reads Tempo's trace document: base64 ids, names for enumerations, batches", () => {
    const [span] = spansOfTraces({
      batches: [
        {
          scopeSpans: [
            {
              spans: [
                {
                  traceId: 'AAAAAAAAAAAAAAAAAAAKvA==',
                  spanId: 'AAAAAAAAAB8=',
                  name: 'chat',
                  status: { code: 'STATUS_CODE_ERROR' },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(span).toMatchObject({
      traceId: '00000000000000000000000000000abc',
      spanId: '000000000000001f',
      status: 'error',
    });
  });

  it('finds no spans in the answer for an unknown trace', () => {
    expect(spansOfTraces({ trace: {}, metrics: {} })).toEqual([]);
  });

  it('refuses a document of another kind, naming what it looked for', () => {
    expect(() => spansOfTraces({ data: { result: [] } })).toThrow(NotOtlpError);
    expect(() => spansOfTraces({ data: {} })).toThrow('expected a list in "resourceSpans", found data');
  });

  it.each([[null], [17], ['text'], [[]], [{}]])('takes %j for an empty document', (document) => {
    expect(spansOfTraces(document)).toEqual([]);
  });

  it('reads broken parts as empty and keeps the rest', () => {
    const spans = spansOfTraces({
      resourceSpans: [
        null,
        { resource: 'no', scopeSpans: 'no' },
        {
          scopeSpans: [
            {
              spans: [
                null,
                {
                  name: 17,
                  attributes: [null, { value: {} }, 7, { key: 'kept', value: { stringValue: 'yes' } }],
                  events: {},
                  startTimeUnixNano: 'x',
                },
              ],
            },
          ],
        },
      ],
    });
    expect(spans).toHaveLength(2);
    expect(spans[1]).toMatchObject({ name: '', events: [], start: NaN });
    expect(plainAttributes(spans[1]?.attributes ?? [])).toEqual({ kept: 'yes' });
  });
});

describe('logsOfExport', () => {
  it('finds the event name in the record or in its attributes, and the time of either kind', () => {
    const logs = logsOfExport({
      resourceLogs: [
        {
          scopeLogs: [
            {
              logRecords: [
                { timeUnixNano: '2000000', eventName: 'a', body: { stringValue: 'text' } },
                {
                  observedTimeUnixNano: '3000000',
                  attributes: [{ key: 'event.name', value: { stringValue: 'b' } }],
                  body: { kvlistValue: { values: [{ key: 'k', value: { intValue: '1' } }] } },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(logs).toMatchObject([
      { time: 2, eventName: 'a', body: 'text' },
      { time: 3, eventName: 'b', body: '{"k":1}' },
    ]);
  });
});
