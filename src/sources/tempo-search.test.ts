import { foldSessions } from '../dialects/sessions';
import { readSearch } from './tempo-search';

const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });

const SPANS = [
  {
    spanID: '1f',
    name: 'chat model',
    startTimeUnixNano: '1763719200000000000',
    durationNanos: '1500000',
    attributes: [
      attribute('span:parentID', '0000000000000000'),
      attribute('status', 'error'),
      attribute('statusMessage', 'boom'),
      attribute('kind', 'client'),
      attribute('instrumentation:name', 'gen_ai'),
      attribute('instrumentation:version', '2'),
      attribute('service.name', 'demo'),
      attribute('gen_ai.operation.name', 'chat'),
    ],
  },
  {
    spanID: '0000000000000020',
    startTimeUnixNano: '1763719200000000000',
    attributes: [
      attribute('span:parentID', '000000000000001f'),
      attribute('instrumentation:name', 'gen_ai'),
      attribute('instrumentation:version', '2'),
      attribute('service.name', 'demo'),
    ],
  },
];

const TRACE = {
  traceID: 'abc',
  rootServiceName: 'demo',
  rootTraceName: 'invoke_agent',
  startTimeUnixNano: '1763719200000000000',
  durationMs: 12,
  spanSet: { matched: 5, spans: SPANS },
};

const ANSWER = { traces: [TRACE], metrics: { completedJobs: 2, totalJobs: 2 } };

describe('readSearch', () => {
  it('puts selected fields back to their places', () => {
    expect(readSearch(ANSWER, 10)?.spans).toMatchObject([
      {
        traceId: '00000000000000000000000000000abc',
        spanId: '000000000000001f',
        parentSpanId: '',
        name: 'chat model',
        start: 1763719200000,
        end: 1763719200001.5,
        status: 'error',
        statusMessage: 'boom',
        attributes: [attribute('gen_ai.operation.name', 'chat')],
        emitter: { scope: { name: 'gen_ai', version: '2' }, resource: [attribute('service.name', 'demo')] },
      },
      { spanId: '0000000000000020', parentSpanId: '000000000000001f', name: '', status: 'unset', statusMessage: '' },
    ]);
  });

  it('tells of the traces themselves', () => {
    expect(readSearch(ANSWER, 10)?.traces).toEqual([
      {
        traceId: '00000000000000000000000000000abc',
        start: 1763719200000,
        duration: 12,
        rootName: 'invoke_agent',
        rootService: 'demo',
        truncated: true,
      },
    ]);
  });

  it('takes a root that has not come yet for none', () => {
    const trace = { ...TRACE, rootTraceName: '<root span not yet received>', durationMs: undefined };
    expect(readSearch({ traces: [trace] }, 10)?.traces).toMatchObject([{ rootName: '', duration: 0 }]);
  });

  it('says whether there may be more, and whether everything was searched', () => {
    expect(readSearch(ANSWER, 1)).toMatchObject({ limitReached: true, unfinished: false });
    expect(readSearch(ANSWER, 2)).toMatchObject({ limitReached: false, unfinished: false });
    const early = { ...ANSWER, metrics: { completedJobs: 1, totalJobs: 2 } };
    expect(readSearch(early, 2)).toMatchObject({ unfinished: true });
    // Enough was found: Tempo stops on purpose.
    expect(readSearch(early, 1)).toMatchObject({ unfinished: false });
  });

  it('lets spans of one emitter share it', () => {
    const [first, second] = readSearch(ANSWER, 10)?.spans ?? [];
    expect(first?.emitter).toBe(second?.emitter);
  });

  it('reads one span set and several alike', () => {
    const { spanSet, ...trace } = TRACE;
    const repeated = readSearch({ traces: [{ ...trace, spanSet, spanSets: [spanSet] }] }, 10);
    expect(repeated).toEqual(readSearch(ANSWER, 10));
    const [first, second] = SPANS;
    const oneByOne = [first, second].map((span) => ({ matched: 1, spans: [span] }));
    const apart = readSearch({ traces: [{ ...trace, spanSet: oneByOne[0], spanSets: oneByOne }] }, 10);
    expect(apart?.spans).toEqual(repeated?.spans);
    expect(apart?.traces).toMatchObject([{ truncated: false }]);
  });

  it('yields spans that the model folds', () => {
    const named = SPANS.map((span) => ({ ...span, attributes: [...span.attributes, attribute('session.id', 's')] }));
    const answer = readSearch({ traces: [{ ...TRACE, spanSet: { matched: 2, spans: named } }] }, 10);
    expect(foldSessions({ spans: answer?.spans ?? [], logs: [] })).toMatchObject([
      { id: 's', key: 'session.id', totals: { llmCalls: 1, llmErrors: 1 } },
    ]);
  });

  it('finds nothing in an empty answer, and refuses what is no search', () => {
    expect(readSearch({ metrics: {} }, 10)).toMatchObject({ spans: [], traces: [] });
    expect(readSearch({ data: [] }, 10)).toBeUndefined();
    expect(readSearch(null, 10)).toBeUndefined();
  });

  it('reads broken parts as empty, and drops none', () => {
    const spans = [null, { spanID: 'a', attributes: 'no' }, { spanID: 'b', attributes: [null, 7, { key: 1 }] }];
    const broken = { traces: [null, { traceID: 7, spanSet: { spans } }, { spanSets: 'no' }] };
    const answer = readSearch(broken, 10);
    expect(answer?.traces).toHaveLength(3);
    expect(answer?.spans.map(({ spanId, attributes }) => [spanId, attributes])).toEqual([
      ['', []],
      ['a'.padStart(16, '0'), []],
      ['b'.padStart(16, '0'), []],
    ]);
  });
});
