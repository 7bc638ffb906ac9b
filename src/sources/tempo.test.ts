import { SourceError } from './failure';
import { requestBytes, requestJson } from './http';
import { TempoApi } from './tempo';

jest.mock('./http', () => ({ ...jest.requireActual('./http'), requestBytes: jest.fn(), requestJson: jest.fn() }));

const source = { uid: 'u', name: 'Tempo', type: 'tempo' } as const;
const path = '/api/search';
const range = { from: 1_000_400, to: 2_000_400, limit: 5 };

const refused = (said: string) => new SourceError('bad_request', { source, path, status: 400, said });

describe('TempoApi', () => {
  beforeEach(() => {
    jest.mocked(requestJson).mockReset().mockResolvedValue({ traces: [], metrics: {} });
    jest.mocked(requestBytes).mockReset().mockResolvedValue(new Uint8Array());
  });

  it('asks for whole seconds that hold the range', async () => {
    await new TempoApi(source).search('{ }', { ...range, spansPerTrace: 3 });
    expect(jest.mocked(requestJson).mock.calls[0]?.[2]?.params).toEqual({
      q: '{ }',
      limit: 5,
      spss: 3,
      start: 1000,
      end: 2001,
    });
  });

  it('asks again for as many spans as Tempo allows, and remembers', async () => {
    jest.mocked(requestJson).mockRejectedValueOnce(refused('spans per span set exceeds 100. received 10000'));
    const tempo = new TempoApi(source);
    await tempo.search('{ }', { ...range, spansPerTrace: 10_000 });
    await tempo.search('{ }', { ...range, spansPerTrace: 10_000 });
    const asked = jest.mocked(requestJson).mock.calls.map((call) => call[2]?.params?.spss);
    expect(asked).toEqual([10_000, 100, 100]);
  });

  it('finds out whether traces come whole', async () => {
    await expect(new TempoApi(source).allowsWholeTraces()).resolves.toBe(true);
    jest.mocked(requestJson).mockRejectedValueOnce(refused('spans per span set exceeds 100. received 101'));
    await expect(new TempoApi(source).allowsWholeTraces()).resolves.toBe(false);
  });

  it('passes other refusals on', async () => {
    jest.mocked(requestJson).mockRejectedValueOnce(refused('parse error'));
    await expect(new TempoApi(source).search('{', { ...range, spansPerTrace: 3 })).rejects.toThrow('parse error');
  });

  it('asks for a trace by its whole id, and takes an unknown one for empty', async () => {
    await expect(new TempoApi(source).trace('abc')).resolves.toMatchObject({ spans: [] });
    expect(jest.mocked(requestBytes).mock.calls[0]?.[1]).toBe(`/api/v2/traces/${'abc'.padStart(32, '0')}`);
    jest.mocked(requestBytes).mockRejectedValueOnce(new SourceError('not_found', { source, path }));
    await expect(new TempoApi(source).trace('abc')).resolves.toMatchObject({ spans: [] });
  });

  it.each([
    ['<html>Sign in</html>', 'html'],
    ['\u000a\u00ff\u0001cut', 'cut'],
  ])('tells %j in place of a trace apart as %s', async (body, kind) => {
    jest.mocked(requestBytes).mockResolvedValue(new TextEncoder().encode(body));
    await expect(new TempoApi(source).trace('abc')).rejects.toMatchObject({ kind });
  });
});
