import { hexOf } from '../model/ids';
import { attribute, equals, searchText, type SearchQuery } from '../queries/traceql';
import { body, fakeBackend, refusal, type FakeAnswer, type SeenRequest } from '../testing/backend';
import { TempoApi } from './tempo';

const source = { uid: 'u', name: 'Tempo', type: 'tempo' } as const;
const range = { from: 1_000_400, to: 2_000_400, limit: 5 };
const QUERY: SearchQuery = { where: equals(attribute('span', 'a'), 'x'), newestFirst: true };
const NOTHING = body({ traces: [], metrics: {} });

/** A Tempo that answers each request by its path. */
function tempo(answer: (request: SeenRequest) => FakeAnswer): { api: TempoApi; seen: SeenRequest[] } {
  return { seen: fakeBackend(answer), api: new TempoApi(source) };
}

describe('search', () => {
  it('asks for whole seconds that hold the range', async () => {
    const { api, seen } = tempo(() => NOTHING);
    await expect(api.search(QUERY, { ...range, spansPerTrace: 3 })).resolves.toMatchObject({ traces: [], spans: [] });
    expect(seen[0]).toMatchObject({
      path: '/api/search',
      params: { q: searchText(QUERY), limit: '5', spss: '3', start: '1000', end: '2001' },
    });
  });

  it('asks again for as many spans as Tempo allows, and remembers', async () => {
    const { api, seen } = tempo(({ params }) =>
      Number(params.spss) > 100 ? refusal(400, `spans per span set exceeds 100. received ${params.spss}`) : NOTHING
    );
    await api.search(QUERY, { ...range, spansPerTrace: 10_000 });
    await api.search(QUERY, { ...range, spansPerTrace: 10_000 });
    await api.search(QUERY, { ...range, spansPerTrace: 7 });
    expect(seen.map(({ params }) => params.spss)).toEqual(['10000', '100', '100', '7']);
  });

  it('asks without the hint that an older Tempo does not know, and remembers', async () => {
    const { api, seen } = tempo(({ params }) =>
      params.q?.includes('with (') === true
        ? refusal(400, 'invalid TraceQL query: parse error at line 1, col 20: syntax error: unexpected with')
        : NOTHING
    );
    await api.search(QUERY, { ...range, spansPerTrace: 3 });
    await api.search(QUERY, { ...range, spansPerTrace: 3 });
    expect(seen.map(({ params }) => params.q?.includes('with'))).toEqual([true, false, false]);
  });

  it.each([
    [400, 'parse error at line 1, col 3', 'bad_request'],
    [400, 'spans per span set exceeds 100. received 3', 'bad_request'],
    [500, 'spans per span set exceeds 1', 'server'],
  ])('passes other refusals on: %i %s', async (status, text, kind) => {
    const { api, seen } = tempo(() => refusal(status, text));
    await expect(api.search(QUERY, { ...range, spansPerTrace: 3 })).rejects.toMatchObject({ kind });
    expect(seen).toHaveLength(1);
  });

  it('asks for fewer traces where the answer would be too large, then for more again', async () => {
    const { api, seen } = tempo(({ params }) =>
      Number(params.limit) > 20 ? refusal(500, 'received message larger than max (9 vs 8)') : NOTHING
    );
    for (let page = 0; page < 3; page++) {
      await api.search(QUERY, { ...range, limit: 200, spansPerTrace: 100 });
    }
    expect(seen.map(({ params }) => params.limit)).toEqual(['200', '50', '12', '24', '6', '12']);
  });

  it('asks for no more traces than the operator allows, and remembers', async () => {
    const { api, seen } = tempo(({ params }) =>
      Number(params.limit) > 100 ? refusal(400, `limit ${params.limit} exceeds max limit 100`) : body({ traces: [] })
    );
    for (let page = 0; page < 2; page++) {
      await api.search(QUERY, { ...range, limit: 1000, spansPerTrace: 1 });
    }
    expect(seen.map(({ params }) => params.limit)).toEqual(['1000', '100', '100']);
  });

  it('gives up where one trace alone is too large', async () => {
    const { api, seen } = tempo(() => refusal(500, 'larger than the max'));
    await expect(api.search(QUERY, { ...range, spansPerTrace: 1 })).rejects.toMatchObject({ kind: 'too_large' });
    expect(seen.map(({ params }) => params.limit)).toEqual(['5', '1']);
  });

  it('says that there may be more traces than those that it asked for', async () => {
    const answer = body({ traces: Array.from({ length: 50 }, (_, id) => ({ traceID: String(id) })) });
    const { api } = tempo(({ params }) => (Number(params.limit) > 50 ? refusal(500, 'larger than the max') : answer));
    await expect(api.search(QUERY, { ...range, limit: 200, spansPerTrace: 1 })).resolves.toMatchObject({
      limitReached: true,
    });
  });

  it('does not ask for ever where Tempo refuses whatever it is asked', async () => {
    const { api, seen } = tempo(({ params }) =>
      refusal(400, `spans per span set exceeds ${Number(params.spss) - 1}, and most_recent is no hint`)
    );
    await expect(api.search(QUERY, { ...range, spansPerTrace: 4 })).rejects.toMatchObject({ kind: 'bad_request' });
    expect(seen.length).toBeLessThan(7);
  });

  it.each([['[]'], ['null'], ['{"data":{}}'], ['7']])('refuses %s, which is no search', async (text) => {
    const { api } = tempo(() => body(text));
    await expect(api.search(QUERY, { ...range, spansPerTrace: 3 })).rejects.toMatchObject({
      kind: 'unreadable',
      details: { path: '/api/search' },
    });
  });
});

describe('search in all pieces', () => {
  const ALL: SearchQuery = { ...QUERY, pieces: 'all' };
  const answerOf = (...spanIDs: string[]) =>
    body({ traces: [{ traceID: 'a', spanSet: { matched: 3, spans: spanIDs.map((spanID) => ({ spanID })) } }] });

  it('joins what is found of small and of large pieces', async () => {
    const { api, seen } = tempo(({ params }) =>
      params.q?.includes('by(') === true ? answerOf('1') : answerOf('2', '3')
    );
    const { spans, traces } = await api.search(ALL, { ...range, spansPerTrace: 500 });
    expect(spans.map(({ spanId }) => spanId.slice(-1))).toEqual(['1', '2', '3']);
    expect(traces).toMatchObject([{ truncated: true }]);
    expect(seen.map(({ params }) => params.spss)).toEqual(['1', '500']);
  });

  it('fails where one of both searches fails', async () => {
    const { api } = tempo(({ params }) => (params.q?.includes('by(') === true ? NOTHING : refusal(429)));
    await expect(api.search(ALL, { ...range, spansPerTrace: 5 })).rejects.toMatchObject({
      kind: 'rate_limited',
    });
  });
});

describe('allowsLargeTraces', () => {
  it.each([
    [NOTHING, true],
    [refusal(400, 'spans per span set exceeds 100. received 101'), false],
  ])('%#', async (more, allowed) => {
    const { api, seen } = tempo(({ params }) => (Number(params.spss) > 100 ? more : NOTHING));
    await expect(api.allowsLargeTraces()).resolves.toBe(allowed);
    expect(seen[0]?.params).toMatchObject({ start: '1', end: '2', limit: '1', spss: '101' });
  });
});

/** `TraceByIDResponse` with one span that has nothing but its ids. */
const TRACE_ID = new Uint8Array([0, 10, 188, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
const SPAN_ID = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 31]);
const field = (number: number, bytes: Uint8Array) => new Uint8Array([(number << 3) | 2, bytes.length, ...bytes]);
const SPAN = new Uint8Array([...field(1, TRACE_ID), ...field(2, SPAN_ID)]);
const TRACE = field(1, field(2, field(2, SPAN)));
const PARTIAL = new Uint8Array([...field(1, TRACE), 0x18, 1, ...field(4, new TextEncoder().encode('too large'))]);

const ID = hexOf(TRACE_ID);
const JSON_TRACE = { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: ID, spanId: hexOf(SPAN_ID) }] }] }] };

describe('trace', () => {
  it('asks for protobuf, by the whole id, within the range', async () => {
    const { api, seen } = tempo(() => body(PARTIAL));
    const answer = await api.trace(ID.replace(/^0+/, ''), { from: 1500, to: 2500 });
    expect(answer).toMatchObject({
      spans: [{ traceId: ID, spanId: '000000000000001f', name: '' }],
      partial: true,
      message: 'too large',
    });
    expect(seen).toMatchObject([
      { path: `/api/v2/traces/${ID}`, params: { start: '1', end: '3' }, headers: { Accept: 'application/protobuf' } },
    ]);
  });

  it('takes an unknown trace for one without spans: 200 and empty, or 404', async () => {
    const empty = { spans: [], partial: false, message: '' };
    const { api } = tempo(() => body(new Uint8Array()));
    await expect(api.trace(ID)).resolves.toEqual(empty);
    const { api: other, seen } = tempo(() => refusal(404));
    await expect(other.trace(ID)).resolves.toEqual(empty);
    expect(seen.map(({ path }) => path)).toEqual([`/api/v2/traces/${ID}`, `/api/traces/${ID}`]);
  });

  it('does not take a wrong address for an unknown trace', async () => {
    const { api } = tempo(() => refusal(404, '404 page not found'));
    await expect(api.trace(ID)).rejects.toMatchObject({ kind: 'not_found', details: { path: `/api/traces/${ID}` } });
  });

  it('falls back to the first version of the API', async () => {
    const { api } = tempo(({ path }) => (path.startsWith('/api/v2') ? refusal(404) : body(TRACE)));
    await expect(api.trace(ID)).resolves.toMatchObject({ spans: [{ traceId: ID }], partial: false });
  });

  it.each([
    [{ trace: JSON_TRACE, status: 'PARTIAL', message: 'too large' }, true],
    [{ ...JSON_TRACE }, false],
  ])('reads JSON, where a proxy dropped what we accept', async (json, partial) => {
    const { api } = tempo(() => body(json));
    await expect(api.trace(ID)).resolves.toMatchObject({ spans: [{ traceId: ID }], partial });
  });

  it.each([
    ['<html>Sign in</html>', 'html'],
    ['{"trace":{"resourceSp', 'cut'],
    ['{"data":{"traceID":"a"}}', 'unreadable'],
    [PARTIAL.slice(0, 20), 'cut'],
  ])('tells %j in place of a trace apart as %s', async (content, kind) => {
    const { api } = tempo(() => body(content));
    await expect(api.trace(ID)).rejects.toMatchObject({ kind, details: { path: `/api/v2/traces/${ID}` } });
  });

  it('tells that a trace is too large to be sent', async () => {
    const { api } = tempo(() => refusal(500, 'response larger than the max (80568147 vs 16777216)'));
    await expect(api.trace(ID)).rejects.toMatchObject({ kind: 'too_large' });
  });

  it('keeps an id of a stranger’s making inside the path', async () => {
    const { api, seen } = tempo(() => body(new Uint8Array()));
    await api.trace('../../admin?x=1');
    expect(seen[0]?.path).toBe('/api/v2/traces/..%2F..%2Fadmin%3Fx%3D1');
  });
});
