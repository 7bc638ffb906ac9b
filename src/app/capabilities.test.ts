import { SourceError } from '../sources/failure';
import { requestJson } from '../sources/http';
import { checkCapabilities } from './capabilities';

jest.mock('../sources/http', () => ({ ...jest.requireActual('../sources/http'), requestJson: jest.fn() }));

const tempo = { uid: 't', name: 'Tempo', type: 'tempo' } as const;
const loki = { uid: 'l', name: 'Loki', type: 'loki' } as const;
const prometheus = { uid: 'p', name: 'Prometheus', type: 'prometheus' } as const;
const alertmanager = { uid: 'a', name: 'Alertmanager', type: 'alertmanager' } as const;
const all = { tempo, loki, prometheus, alertmanager };

const ANSWERS: Record<string, unknown> = {
  '/api/status/buildinfo': { version: '2.8.2' },
  '/api/search': { traces: [] },
  '/loki/api/v1/status/buildinfo': { version: '3.7.8' },
  '/api/v1/status/buildinfo': { data: { version: '3.15.0' } },
  '/api/v1/label/__name__/values': { data: ['agent_llm_calls_total'] },
};

function answers(changes: Record<string, unknown> = {}): void {
  jest.mocked(requestJson).mockImplementation(async (_, path) => {
    const answer = path in changes ? changes[path] : ANSWERS[path];
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  });
}

const codes = async (sources: Parameters<typeof checkCapabilities>[0]) =>
  (await checkCapabilities(sources)).map((limitation) => limitation.code);

describe('checkCapabilities', () => {
  it('finds nothing to say where everything is as it should be', async () => {
    answers();
    await expect(codes(all)).resolves.toEqual([]);
  });

  it('says which data sources are missing', async () => {
    answers();
    await expect(checkCapabilities({ tempo })).resolves.toEqual([
      { code: 'missing', type: 'loki' },
      { code: 'missing', type: 'prometheus' },
      { code: 'missing', type: 'alertmanager' },
    ]);
  });

  it.each([
    ['2.7.1', ['too_old']],
    ['v2.10.0', []],
    ['3.0.3', []],
    ['main-abc123', []],
  ])('Tempo %s: %j', async (version, expected) => {
    answers({ '/api/status/buildinfo': { version } });
    await expect(codes(all)).resolves.toEqual(expected);
  });

  it('tells the two modes apart by our metrics', async () => {
    answers({ '/api/v1/label/__name__/values': { data: [] } });
    await expect(codes(all)).resolves.toEqual(['no_metrics']);
  });

  it('lets one failing data source not hide the others', async () => {
    const failure = new SourceError('unreachable', { source: loki, path: '/x' });
    answers({ '/loki/api/v1/status/buildinfo': failure, '/api/v1/label/__name__/values': { data: [] } });
    await expect(checkCapabilities(all)).resolves.toEqual([
      { code: 'failing', source: loki, failure },
      { code: 'no_metrics', source: prometheus },
    ]);
  });

  it('says that long traces come cut', async () => {
    const details = { source: tempo, path: '/api/search', said: 'spans per span set exceeds 100. received 101' };
    let asked = 0;
    jest.mocked(requestJson).mockImplementation(async (_, path) => {
      if (path === '/api/search' && (asked += 1) === 1) {
        throw new SourceError('bad_request', details);
      }
      return ANSWERS[path];
    });
    await expect(codes(all)).resolves.toEqual(['short_traces']);
  });
});
