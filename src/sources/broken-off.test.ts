import { fakeBackend, noConnection } from '../testing/backend';
import { watchAnswer } from './broken-off';
import { requestJson } from './http';

/** The browser's observer of resources, of which entries are handed in. */
class FakeObserver {
  static entries: Array<{ name: string; responseStart: number }> = [];
  static observing = 0;
  observe = () => (FakeObserver.observing += 1);
  disconnect = () => (FakeObserver.observing -= 1);
  takeRecords = () => FakeObserver.entries;
}

const URL = '/api/datasources/proxy/uid/u/api/search';

describe('watchAnswer', () => {
  const real = globalThis.PerformanceObserver;
  beforeEach(() => {
    globalThis.PerformanceObserver = FakeObserver as unknown as typeof PerformanceObserver;
  });
  afterEach(() => {
    globalThis.PerformanceObserver = real;
    FakeObserver.entries = [];
  });

  it.each([
    [[], 'unreachable'],
    [[{ name: `http://host/grafana${URL}`, responseStart: 0 }], 'unreachable'],
    [[{ name: 'http://host/other', responseStart: 12 }], 'unreachable'],
    [[{ name: `http://host/grafana${URL}`, responseStart: 12 }], 'cut'],
  ])('with %j seen, a connection that fails is %s', async (entries, kind) => {
    FakeObserver.entries = entries;
    fakeBackend(noConnection);
    const source = { uid: 'u', name: 'Tempo', type: 'tempo' } as const;
    await expect(requestJson(source, '/api/search')).rejects.toMatchObject({ kind });
    expect(FakeObserver.observing).toBe(0);
  });

  it('knows nothing where the browser keeps no time sheet', () => {
    globalThis.PerformanceObserver = undefined as unknown as typeof PerformanceObserver;
    const watch = watchAnswer(URL);
    expect(watch.began()).toBe(false);
    watch.stop();
  });
});
