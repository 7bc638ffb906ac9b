import { type RawSpan } from '../../../model/telemetry';
import { failure, FakeLoki, FakeTempo, LOKI } from '../../../testing/fakeSources';
import { runSpans, SESSION_ID, spanId, traceIdOfRun } from '../../../testing/runs';
import { LocalEngine } from '../../../pages/session/engine/localEngine';
import { type SessionModel } from '../../../pages/session/engine/sessionModel';
import { type LoadedSession, loadSession, type SessionRequest } from './loadSession';
import { widened, WIDEST } from '../searchRange';

const HOUR = 3_600_000;
const TRACE_ID = 'abcdef0123456789'.padStart(32, '0');
const SEARCHED = { from: 0, to: 100 * HOUR };

function setUp(spans: RawSpan[]) {
  const tempo = new FakeTempo(spans);
  const loki = new FakeLoki();
  const reports: Array<LoadedSession<SessionModel>> = [];
  const request: SessionRequest<SessionModel> = {
    id: SESSION_ID,
    engine: new LocalEngine(Promise.resolve(undefined)),
    searched: SEARCHED,
    signal: new AbortController().signal,
    report: (it) => reports.push(it),
    now: () => 99 * HOUR,
    wait: () => Promise.resolve(),
  };
  return { tempo, loki, reports, request, sources: { tempo, loki, logSelector: '{service_name="agent"}' } };
}

const sessionIn = ({ model }: LoadedSession<SessionModel>) => model?.study.session;
/** Has each trace come in some milliseconds after the one before. */
const oneAfterTheOther = (tempo: FakeTempo) => () =>
  new Promise<void>((resolve) => setTimeout(resolve, 10 * tempo.traceRequests.length));
const manyRuns = (count: number) => Array.from({ length: count }, (_, number) => runSpans(number + 1)).flat();

it('finds the traces of the session, fetches each, and tells how far it is', async () => {
  const { tempo, sources, reports, request } = setUp(manyRuns(20));
  const loaded = await loadSession(sources, request);
  expect(sessionIn(loaded)).toMatchObject({
    id: SESSION_ID,
    totals: { runs: 20, subAgents: 20, llmCalls: 60, toolCalls: 20 },
  });
  expect(tempo.searches).toHaveLength(1);
  expect(tempo.searches[0]).toMatchObject({ ...SEARCHED, spansPerTrace: 1 });
  expect(tempo.traceRequests).toHaveLength(20);
  expect(reports.map(({ traces }) => traces.size)).toEqual(expect.arrayContaining([0, 1, 10, 20]));
  expect(reports.at(-1)).toEqual(loaded);
});

it('fetches five traces at a time, so that the browser has a connection left', async () => {
  const { tempo, sources, request } = setUp(manyRuns(20));
  let running = 0;
  let most = 0;
  tempo.before = async ({ traceId }) => {
    if (traceId !== undefined) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve));
      running -= 1;
    }
  };
  await loadSession(sources, request);
  expect(most).toBe(5);
});

it('shows the session from the first trace on', async () => {
  const { tempo, sources, reports, request } = setUp(manyRuns(3));
  tempo.before = oneAfterTheOther(tempo);
  await loadSession(sources, request);
  expect(reports.find(({ model }) => model !== undefined)?.traces.size).toBe(1);
});

describe('traces that cannot be had', () => {
  it('are told one by one, and the rest is shown; asking again fetches only them', async () => {
    const { tempo, sources, request } = setUp(manyRuns(5));
    tempo.before = ({ traceId }) => {
      if (traceId === traceIdOfRun(2)) {
        throw failure('too_large');
      }
    };
    const loaded = await loadSession(sources, request);
    expect(sessionIn(loaded)?.totals.runs).toBe(4);
    expect(loaded.traces.get(traceIdOfRun(2))).toMatchObject({ spans: 0, failure: { kind: 'too_large' } });
    expect(loaded.failures).toEqual([]);

    tempo.before = () => undefined;
    tempo.traceRequests.length = 0;
    const again = await loadSession(sources, { ...request, after: loaded });
    expect(tempo.traceRequests).toEqual([traceIdOfRun(2)]);
    expect(sessionIn(again)?.totals.runs).toBe(5);
  });

  it('are asked for once more where Tempo has just received them', async () => {
    const spans = runSpans(1);
    const { tempo, sources, request } = setUp(spans);
    tempo.before = ({ traceId }) => {
      if (traceId !== undefined && tempo.traceRequests.length === 1) {
        tempo.spans = [];
      }
    };
    const waited: number[] = [];
    const loaded = await loadSession(sources, {
      ...request,
      wait: async (millis) => {
        waited.push(millis);
        tempo.spans = spans;
      },
    });
    expect(waited).toHaveLength(1);
    expect(sessionIn(loaded)?.totals.runs).toBe(1);
  });

  it('keep the spans that are known when bringing them up to date fails', async () => {
    const { tempo, sources, request } = setUp(manyRuns(1));
    const running = { ...request, now: () => 1_010_000 };
    const loaded = await loadSession(sources, running);
    tempo.before = ({ traceId }) => {
      if (traceId !== undefined) {
        throw failure('timeout');
      }
    };
    const again = await loadSession(sources, { ...running, after: loaded });
    expect(sessionIn(again)?.totals.runs).toBe(1);
    expect(again.traces.get(traceIdOfRun(1))?.failure?.kind).toBe('timeout');
  });

  it('keep Tempo’s word on what it left out', async () => {
    const { tempo, sources, request } = setUp(manyRuns(2));
    tempo.partial = { [traceIdOfRun(1)]: 'trace exceeds max size' };
    const { traces } = await loadSession(sources, request);
    expect(Array.from(traces.values(), ({ partial }) => partial).filter(Boolean)).toEqual(['trace exceeds max size']);
  });
});

it('refreshes a running session without fetching its settled traces again', async () => {
  const { tempo, sources, request } = setUp(manyRuns(3));
  const loaded = await loadSession(sources, request);
  tempo.spans = [...tempo.spans, ...runSpans(4, { start: 99 * HOUR - 60_000 })];
  tempo.traceRequests.length = 0;
  const now = await loadSession(sources, { ...request, after: loaded });
  expect(tempo.traceRequests).toEqual([traceIdOfRun(4)]);
  await loadSession(sources, { ...request, after: now });
  expect(tempo.traceRequests).toEqual([traceIdOfRun(4), traceIdOfRun(4)]);
});

it('stops at its limit of traces, says so, and goes on when allowed more', async () => {
  const { sources, request } = setUp(manyRuns(8));
  const loaded = await loadSession(sources, { ...request, maxTraces: 5 });
  expect(loaded).toMatchObject({ limitReached: true, model: { study: { session: { totals: { runs: 5 } } } } });
  const all = await loadSession(sources, { ...request, after: loaded, maxTraces: 10 });
  expect(all).toMatchObject({ limitReached: false, model: { study: { session: { totals: { runs: 8 } } } } });
});

it('finds all traces where Tempo gives fewer at once than are wanted', async () => {
  const { tempo, sources, reports, request } = setUp(manyRuns(23));
  tempo.most = 5;
  const loaded = await loadSession(sources, request);
  expect(loaded.limitReached).toBe(false);
  expect(loaded.found).toHaveLength(23);
  expect(sessionIn(loaded)?.totals.runs).toBe(23);
  // Painted before the rest is looked for, and none fetched twice.
  expect(reports.find(({ model }) => model !== undefined)?.found).toHaveLength(5);
  expect(tempo.traceRequests).toHaveLength(23);
});

it('says that there may be more where one second has more than Tempo gives', async () => {
  const { tempo, sources, request } = setUp([1, 2, 3, 4].flatMap((run) => runSpans(run, { start: HOUR })));
  tempo.most = 2;
  expect(await loadSession(sources, request)).toMatchObject({ limitReached: true, found: { length: 2 } });
});

describe('ids that no attribute of a session has', () => {
  it('are tried as the id of a trace, with or without leading zeros', async () => {
    const spans = runSpans(1).map((it) => ({
      ...it,
      attributes: it.attributes.filter(({ value }) => value?.stringValue !== SESSION_ID),
    }));
    for (const id of [TRACE_ID, 'abcdef0123456789']) {
      const { tempo, sources, request } = setUp(spans.map((it) => ({ ...it, traceId: TRACE_ID })));
      tempo.search = async () => ({ traces: [], spans: [], limitReached: false, unfinished: false });
      const session = sessionIn(await loadSession(sources, { ...request, id }));
      expect(session?.key).toBe('trace id');
      expect(session?.runs[0]?.origin.spanId).toBe(spanId(1));
    }
  });

  it('show the session around a sub-agent', async () => {
    const { sources, request } = setUp(manyRuns(1));
    const session = sessionIn(await loadSession(sources, { ...request, id: 'sub-agent' }));
    expect(session?.id).toBe(SESSION_ID);
  });

  it('have log records perhaps, else nothing', async () => {
    const { tempo, loki, sources, request } = setUp([]);
    expect(await loadSession(sources, request)).toMatchObject({ model: undefined, logs: [], failures: [] });
    expect(tempo.traceRequests).toEqual([]);
    loki.records = [
      {
        traceId: '',
        spanId: '',
        time: HOUR,
        eventName: 'api_request',
        severity: 'INFO',
        body: 'x',
        attributes: [],
        emitter: { resource: [], scope: { name: '', version: '' } },
      },
    ];
    expect((await loadSession(sources, request)).logs).toHaveLength(1);
  });
});

it('tells what could not be asked, and still asks the other', async () => {
  const { tempo, loki, sources, request } = setUp(manyRuns(1));
  tempo.before = () => {
    throw failure('unreachable');
  };
  loki.before = () => {
    throw failure('forbidden', LOKI);
  };
  const { failures } = await loadSession(sources, request);
  expect(failures.map(({ kind }) => kind)).toEqual(['unreachable', 'forbidden']);
});

it('stops when it is aborted, with what it has reported until then', async () => {
  const { tempo, sources, reports, request } = setUp(manyRuns(20));
  const controller = new AbortController();
  const wait = oneAfterTheOther(tempo);
  tempo.before = async () => {
    await wait();
    if (tempo.traceRequests.length > 9) {
      controller.abort();
    }
  };
  await expect(loadSession(sources, { ...request, signal: controller.signal })).rejects.toBeDefined();
  expect(tempo.traceRequests.length).toBeLessThan(20);
  expect(reports.at(-1)?.model).toBeDefined();
});

describe('the searched range', () => {
  it('is a day wider to both sides', () => {
    const range = { from: 1000 * HOUR, to: 1006 * HOUR };
    expect(widened(range)).toEqual({ from: 976 * HOUR, to: 1030 * HOUR });
  });

  it('never is more than Tempo allows to search', () => {
    const nearly = widened({ from: 1000 * HOUR, to: 1160 * HOUR });
    expect(nearly).toEqual({ from: 996 * HOUR, to: 1164 * HOUR });
    const month = widened({ from: 0, to: 720 * HOUR });
    expect(month).toEqual({ from: 720 * HOUR - WIDEST, to: 720 * HOUR });
  });
});
