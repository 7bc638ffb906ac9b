import { NEVER } from 'rxjs';

import { type SourceRef } from '../sources/failure';
import { body, fakeBackend, refusal, type FakeAnswer, type SeenRequest } from '../testing/backend';
import { checkCapabilities, type Limitation } from './capabilities';

const tempo: SourceRef = { uid: 't', name: 'Tempo', type: 'tempo' };
const loki: SourceRef = { uid: 'l', name: 'Loki', type: 'loki' };
const prometheus: SourceRef = { uid: 'p', name: 'Prometheus', type: 'prometheus' };
const alertmanager: SourceRef = { uid: 'a', name: 'Alertmanager', type: 'alertmanager' };
const all = { tempo, loki, prometheus, alertmanager };

type Answers = Record<string, FakeAnswer | ((request: SeenRequest) => FakeAnswer)>;

const ANSWERS: Answers = {
  't/api/status/buildinfo': body({ version: '2.8.2' }),
  't/api/search': body({ traces: [], metrics: {} }),
  'l/loki/api/v1/status/buildinfo': body({ version: '3.7.8' }),
  'l/loki/api/v1/query': body({
    status: 'success',
    data: { resultType: 'vector', result: [{ metric: {}, value: [1, '1'] }] },
  }),
  'p/api/v1/status/buildinfo': body({ status: 'success', data: { version: '3.15.0' } }),
  'p/api/v1/label/__name__/values': body({ status: 'success', data: ['agent_llm_calls_total'] }),
  'a/api/v2/status': body({ versionInfo: { version: '0.31.1' } }),
};

function answers(changes: Answers = {}): SeenRequest[] {
  const table = { ...ANSWERS, ...changes };
  return fakeBackend((request) => {
    const answer = table[request.uid + request.path] ?? refusal(404);
    return typeof answer === 'function' ? answer(request) : answer;
  });
}

const codes = (limitations: Limitation[]) => limitations.map(({ code }) => code);

describe('checkCapabilities', () => {
  it('finds nothing to say where everything is as it should be, with seven requests', async () => {
    const seen = answers();
    await expect(checkCapabilities(all)).resolves.toEqual([]);
    expect(seen.map(({ uid, path }) => uid + path).sort()).toEqual(Object.keys(ANSWERS).sort());
  });

  it('says which data sources are missing', async () => {
    answers();
    await expect(checkCapabilities({ tempo })).resolves.toEqual([
      { code: 'missing', type: 'loki' },
      { code: 'missing', type: 'prometheus' },
      { code: 'missing', type: 'alertmanager' },
    ]);
  });

  it('says which data source is not the chosen one, whatever else is wrong with it', async () => {
    answers({ 't/api/status/buildinfo': refusal(502) });
    const found = await checkCapabilities({ ...all, tempo: { ...tempo, insteadOf: 'gone' } });
    expect(found).toMatchObject([
      { code: 'not_chosen', source: tempo, uid: 'gone' },
      { code: 'failing', source: tempo, failure: { kind: 'unreachable' } },
    ]);
  });

  it('asks a version that is too old for nothing more', async () => {
    const seen = answers({ 't/api/status/buildinfo': body({ version: '2.7.1' }) });
    await expect(checkCapabilities({ ...all, tempo })).resolves.toEqual([
      { code: 'too_old', source: tempo, version: '2.7.1', needed: '2.8' },
    ]);
    expect(seen.some(({ path }) => path === '/api/search')).toBe(false);
  });

  it('takes a version that nobody tells for new enough', async () => {
    answers({
      't/api/status/buildinfo': refusal(404, 'page not found'),
      'l/loki/api/v1/status/buildinfo': body({ version: '' }),
      'a/api/v2/status': refusal(404),
    });
    await expect(checkCapabilities(all)).resolves.toEqual([]);
  });

  it('finds out that a data source without a version answers no query either', async () => {
    answers({
      't/api/status/buildinfo': refusal(404),
      't/api/search': refusal(404, 'page not found'),
      'l/loki/api/v1/status/buildinfo': refusal(404),
      'l/loki/api/v1/query': refusal(404, 'page not found'),
    });
    await expect(checkCapabilities(all)).resolves.toMatchObject([
      { code: 'failing', source: tempo, failure: { kind: 'not_found' } },
      { code: 'failing', source: loki, failure: { kind: 'not_found' } },
    ]);
  });

  it('finds an Alertmanager inside Mimir', async () => {
    const seen = answers({
      'a/api/v2/status': refusal(404),
      'a/alertmanager/api/v2/status': ANSWERS['a/api/v2/status']!,
    });
    await expect(checkCapabilities(all)).resolves.toEqual([]);
    expect(seen.map(({ path }) => path)).toContain('/alertmanager/api/v2/status');
  });

  it('tells the two modes apart by our own metric, not by whatever begins like it', async () => {
    const seen = answers({ 'p/api/v1/label/__name__/values': body({ status: 'success', data: [] }) });
    await expect(checkCapabilities(all)).resolves.toEqual([{ code: 'no_metrics', source: prometheus }]);
    const request = seen.find(({ path }) => path === '/api/v1/label/__name__/values');
    expect(request?.params).toMatchObject({ 'match[]': 'agent_llm_calls_total', limit: '1' });
  });

  it('says that large traces come cut', async () => {
    answers({
      't/api/search': ({ params }) =>
        Number(params.spss) > 100 ? refusal(400, 'spans per span set exceeds 100. received 101') : body({ traces: [] }),
    });
    await expect(checkCapabilities(all)).resolves.toEqual([{ code: 'short_traces', source: tempo }]);
  });

  it.each([
    [refusal(401), 'unauthorized'],
    [refusal(403, '{"message":"no permission"}'), 'forbidden'],
    [refusal(429), 'rate_limited'],
    [refusal(500, 'boom'), 'server'],
    [refusal(502), 'unreachable'],
    [refusal(504), 'timeout'],
    [body('<html>Sign in</html>'), 'html'],
    [body('{"version":"3.'), 'cut'],
    [body('{"unknown":1}'), 'unreadable'],
  ])('lets one failing data source not hide the others (%#: %s)', async (answer, kind) => {
    answers({ 'l/loki/api/v1/status/buildinfo': answer, 'p/api/v1/label/__name__/values': body({ data: [] }) });
    const found = await checkCapabilities(all);
    expect(codes(found)).toEqual(['failing', 'no_metrics']);
    expect(found[0]).toMatchObject({ source: loki, failure: { kind, details: { source: loki } } });
  });

  it('says what it knows when it is given up', async () => {
    answers({ 't/api/status/buildinfo': NEVER });
    const controller = new AbortController();
    const check = checkCapabilities({ tempo, prometheus: { ...prometheus, insteadOf: 'gone' } }, controller.signal);
    controller.abort();
    expect(codes(await check)).toEqual(['missing', 'not_chosen', 'missing']);
  });
});
