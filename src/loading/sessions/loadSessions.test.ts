import { GEN_AI } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { failure, FakeLoki, FakeTempo, LOKI } from '../../testing/fakeSources';
import { span } from '../../testing/spans';
import { lastSessionBefore, type LoadedSessions, loadSessions } from './loadSessions';
import { TRACES_AT_ONCE } from './readTempo';
import { rowsOf } from '../../pages/sessions/rows';
import { PAGE_TRACES } from './tracePages';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const RANGE = { from: NOW - 6 * HOUR, to: NOW };

/** A trace of one call of a model. */
function trace(number: number, start: number, sessionId = `session-${number}`): RawSpan {
  return span(
    { [GEN_AI.operation]: 'chat', [GEN_AI.conversationId]: sessionId, [GEN_AI.inputTokens]: 10 },
    { traceId: (number + 1).toString(16).padStart(32, '0'), start, end: start + 1000 }
  );
}

/** Traces of sessions of their own, one a second, the newest now. */
function traces(count: number): RawSpan[] {
  return Array.from({ length: count }, (_, number) => trace(number, NOW - 1000 * (number + 1)));
}

function setUp(spans: RawSpan[]) {
  const tempo = new FakeTempo(spans);
  const loki = new FakeLoki();
  const sources = { tempo, loki, logSelector: '{service_name="agent"}' };
  const reports: LoadedSessions[] = [];
  const request = {
    range: RANGE,
    signal: new AbortController().signal,
    report: (it: LoadedSessions) => reports.push(it),
  };
  return { tempo, loki, sources, reports, request };
}

describe('pages of Tempo', () => {
  it('reads the newest first, page by page, each session once, and reports each page', async () => {
    const { tempo, sources, reports, request } = setUp(traces(450));
    const loaded = await loadSessions(sources, request);
    expect(loaded.sessions.map(({ id }) => id)).toEqual(
      Array.from({ length: 450 }, (_, number) => `session-${number}`)
    );
    expect(loaded.pages).toMatchObject({ more: false, searchedFrom: RANGE.from });
    expect(tempo.searches.map(({ limit }) => limit)).toEqual([PAGE_TRACES, PAGE_TRACES, PAGE_TRACES]);
    const known = reports.map(({ sessions }) => sessions.length);
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(known).toContain(PAGE_TRACES);
  });

  it('stops after a bounded number of traces, says how far it got, and goes on from there when asked', async () => {
    const { tempo, sources, request } = setUp(traces(1300));
    const first = await loadSessions(sources, request);
    expect(first.sessions.length).toBeGreaterThanOrEqual(TRACES_AT_ONCE);
    expect(first.sessions.length).toBeLessThan(1300);
    expect(first.pages.more).toBe(true);
    expect(first.pages.searchedFrom).toBe(first.sessions.at(-1)?.start);

    const searches = tempo.searches.length;
    const all = await loadSessions(sources, { ...request, after: first });
    expect(new Set(all.sessions.map(({ id }) => id)).size).toBe(1300);
    expect(all.pages.more).toBe(false);
    // It did not read again what it had.
    expect(tempo.searches[searches]?.to).toBeLessThanOrEqual(first.pages.searchedFrom + 1000);
  });

  it('gets past more traces in one second than a page holds', async () => {
    const sameSecond = Array.from({ length: PAGE_TRACES + 50 }, (_, number) => trace(number, NOW - 5000));
    const { sources, request } = setUp([...sameSecond, trace(999, NOW - 60_000)]);
    const loaded = await loadSessions(sources, request);
    expect(loaded.sessions).toHaveLength(PAGE_TRACES + 51);
    expect(loaded.pages.more).toBe(false);
  });

  it('joins the traces of one session across pages', async () => {
    const runs = Array.from({ length: PAGE_TRACES + 10 }, (_, number) =>
      trace(number, NOW - 2000 * (number + 1), 'long')
    );
    const { sources, request } = setUp(runs);
    const loaded = await loadSessions(sources, request);
    expect(loaded.sessions).toHaveLength(1);
    expect(loaded.sessions[0]?.totals.llmCalls).toBe(PAGE_TRACES + 10);
  });

  it('adds what a later page tells of a trace that it had, each span once', async () => {
    const { tempo, sources, request } = setUp(traces(PAGE_TRACES + 10));
    const last = PAGE_TRACES - 1;
    const late = trace(last, NOW - 1000 * PAGE_TRACES + 300);
    tempo.before = () => {
      if (tempo.searches.length === 2) {
        // The second page begins with the second in which the first one ended.
        tempo.spans = [...tempo.spans.slice(last), late];
      }
    };
    const { sessions, pages } = await loadSessions(sources, request);
    expect(pages.traces.size).toBe(PAGE_TRACES + 10);
    expect(sessions.find(({ id }) => id === `session-${last}`)?.totals.llmCalls).toBe(2);
    expect(pages.spans).toHaveLength(PAGE_TRACES + 11);
  });
});

it('asks for the attributes that an operator names, and believes them first', async () => {
  const call = trace(1, NOW - HOUR);
  const attributes = [...call.attributes, { key: 'acme.bot', value: { stringValue: 'reviewer' } }];
  const { tempo, sources, request } = setUp([{ ...call, attributes }]);
  const { sessions } = await loadSessions({ ...sources, attributeNames: { agent: 'acme.bot' } }, request);
  expect(sessions[0]?.agent).toBe('reviewer');
  const selected = tempo.searches[0]?.query.select?.map(({ text }) => text);
  expect(selected).toEqual(expect.arrayContaining(['span.acme.bot', 'resource.acme.bot']));
});

describe('sessions that logs tell of', () => {
  it('adds the ones without spans, with unknown figures, and widens the others', async () => {
    const { loki, sources, request } = setUp([trace(1, NOW - HOUR, 'both')]);
    loki.samples = {
      last: [
        { labels: { session: 'both', service_name: 'coder' }, value: NOW - 60_000 },
        { labels: { session: 'logs/only', service_name: 'cli-agent' }, value: NOW - 2 * HOUR },
      ],
      first: [
        { labels: { session: 'both', service_name: 'coder' }, value: NOW - HOUR - 5000 },
        { labels: { session: 'logs/only', service_name: 'cli-agent' }, value: NOW - 3 * HOUR },
      ],
    };
    const rows = rowsOf(await loadSessions(sources, request), NOW);
    expect(rows.map(({ id }) => id)).toEqual(['both', 'logs/only']);
    expect(rows[0]).toMatchObject({ start: NOW - HOUR - 5000, lastActivity: NOW - 60_000, counts: { llmCalls: 1 } });
    expect(rows[1]).toMatchObject({ agent: 'cli-agent', duration: HOUR, state: 'ended' });
    expect(rows[1]?.counts).toBeUndefined();
  });

  it('does not know when a session began whose first record Loki did not name', async () => {
    const { loki, sources, request } = setUp([]);
    loki.samples.last = [{ labels: { session: 'logs', service_name: 'cli-agent' }, value: NOW }];
    const [row] = rowsOf(await loadSessions(sources, request), NOW);
    expect(row).toMatchObject({ start: NaN, duration: NaN, lastActivity: NOW, cut: { older: true } });
  });

  it('does not ask Loki again for older traces', async () => {
    const { loki, sources, request } = setUp(traces(1300));
    const first = await loadSessions(sources, request);
    const asked = loki.queries.length;
    await loadSessions(sources, { ...request, after: first });
    expect(loki.queries).toHaveLength(asked);
  });

  it('keeps back what only Loki knows until Tempo has answered, unless nothing is shown yet', async () => {
    const slowTempo = () => {
      const it = setUp(traces(1));
      let answer = () => undefined as void;
      it.tempo.before = () => new Promise<void>((resolve) => (answer = resolve));
      it.loki.samples.last = [{ labels: { session: 'logs' }, value: NOW }];
      return { ...it, answer: () => answer() };
    };
    for (const logsFirst of [false, true]) {
      const { sources, request, reports, answer } = slowTempo();
      const done = loadSessions(sources, { ...request, logsFirst });
      await new Promise((resolve) => setTimeout(resolve));
      expect(reports).toHaveLength(logsFirst ? 1 : 0);
      answer();
      expect(rowsOf(await done, NOW)).toHaveLength(2);
    }
  });
});

describe('a refresh', () => {
  const LATER = { from: RANGE.from + 60_000, to: RANGE.to + 60_000 };

  it('reads only what may have changed, and comes to what reading everything gives', async () => {
    const spans = Array.from({ length: 900 }, (_, number) => trace(number, NOW - 20_000 * (number + 1)));
    const { tempo, sources, request } = setUp(spans);
    const earlier = await loadSessions(sources, request);
    tempo.spans = [...spans, trace(2000, NOW + 30_000, 'new'), trace(2001, NOW + 40_000, 'session-3')];
    tempo.searches.length = 0;
    const refreshed = await loadSessions(sources, { ...request, range: LATER, earlier });
    expect(tempo.searches).toHaveLength(1);

    const anew = await loadSessions(sources, { ...request, range: LATER });
    expect(refreshed.sessions).toEqual(anew.sessions);
    expect(refreshed.pages.searchedFrom).toBe(anew.pages.searchedFrom);
    expect(refreshed.sessions.find(({ id }) => id === 'session-3')?.totals.llmCalls).toBe(2);
    // What was not read again was not folded again either.
    const same = refreshed.sessions.filter((session) => earlier.sessions.includes(session));
    expect(same.length).toBeGreaterThan(900 - 2 * PAGE_TRACES);
  });

  it('reads down to a trace that was still growing', async () => {
    const spans = Array.from({ length: 600 }, (_, number) => trace(number, NOW - 20_000 * (number + 1)));
    const longest = { ...trace(599, NOW - 20_000 * 600), spanId: 'f'.repeat(16), start: NOW - 60_000, end: NOW - 1000 };
    const { tempo, sources, request } = setUp([...spans, longest]);
    const earlier = await loadSessions(sources, request);
    tempo.searches.length = 0;
    const grown = { ...longest, spanId: 'e'.repeat(16), start: NOW, end: NOW + 1000 };
    tempo.spans = [...tempo.spans, grown];
    const refreshed = await loadSessions(sources, { ...request, range: LATER, earlier });
    expect(tempo.searches.length).toBeGreaterThan(1);
    expect(refreshed.sessions.find(({ id }) => id === 'session-599')?.totals.llmCalls).toBe(3);
  });

  it('keeps what it had where a source fails', async () => {
    const { tempo, sources, request } = setUp(traces(300));
    const earlier = await loadSessions(sources, request);
    tempo.before = () => {
      throw failure('timeout');
    };
    const refreshed = await loadSessions(sources, { ...request, range: LATER, earlier });
    expect(refreshed.sessions).toEqual(earlier.sessions);
    expect(refreshed.failures).toHaveLength(1);
  });

  it('takes nothing over from a range that it does not go on from', async () => {
    const { sources, request } = setUp(traces(300));
    const earlier = await loadSessions(sources, request);
    const before = { from: RANGE.from - 60_000, to: NOW - 10_500 };
    const { sessions } = await loadSessions(sources, { ...request, range: before, earlier });
    expect(sessions.map(({ id }) => id)).not.toContain('session-8');
    expect(sessions.at(-1)?.id).toBe('session-299');
  });

  it('goes on below where the range reaches further back', async () => {
    const { tempo, sources, request } = setUp([...traces(50), trace(99, RANGE.from - HOUR, 'older')]);
    const earlier = await loadSessions(sources, request);
    expect(earlier.sessions).toHaveLength(50);
    tempo.searches.length = 0;
    const wider = { from: RANGE.from - 2 * HOUR, to: LATER.to };
    expect((await loadSessions(sources, { ...request, range: wider, earlier })).sessions).toHaveLength(51);
  });
});

describe('sources that fail', () => {
  it('keeps the sessions of Loki when Tempo fails, and says so', async () => {
    const { tempo, loki, sources, request } = setUp(traces(3));
    tempo.before = () => {
      throw failure('timeout');
    };
    loki.samples.last = [{ labels: { session: 'a', service_name: 'x' }, value: NOW }];
    const loaded = await loadSessions(sources, request);
    expect(rowsOf(loaded, NOW).map(({ id }) => id)).toEqual(['a']);
    expect(loaded.failures.map(({ kind }) => kind)).toEqual(['timeout']);
  });

  it('keeps the sessions of Tempo when Loki fails, also when older ones are loaded', async () => {
    const { loki, sources, request } = setUp(traces(1300));
    loki.before = () => {
      throw failure('forbidden', LOKI);
    };
    const loaded = await loadSessions(sources, request);
    expect(loaded.sessions.length).toBeGreaterThanOrEqual(TRACES_AT_ONCE);
    const older = await loadSessions(sources, { ...request, after: loaded });
    expect([loaded, older].map(({ failures }) => failures.map(({ details }) => details.source.name))).toEqual([
      ['My Loki'],
      ['My Loki'],
    ]);
  });

  it('keeps the pages before the one that failed, and can go on', async () => {
    const { tempo, sources, request } = setUp(traces(300));
    tempo.before = () => {
      if (tempo.searches.length === 2) {
        throw failure('server');
      }
    };
    const loaded = await loadSessions(sources, request);
    expect(loaded.sessions).toHaveLength(PAGE_TRACES);
    expect(loaded.pages.more).toBe(true);
    expect(loaded.failures).toHaveLength(1);
    const whole = await loadSessions(sources, { ...request, after: loaded });
    expect(whole.sessions).toHaveLength(300);
    expect(whole.failures).toEqual([]);
  });

  it('gives up when nobody wants the answer any more', async () => {
    const { tempo, sources, request, reports } = setUp(traces(500));
    const controller = new AbortController();
    tempo.before = () => {
      if (tempo.searches.length === 2) {
        controller.abort();
      }
    };
    await expect(loadSessions(sources, { ...request, signal: controller.signal })).rejects.toMatchObject({
      kind: 'aborted',
    });
    expect(tempo.searches).toHaveLength(2);
    expect(reports.at(-1)?.failures).toEqual([]);
  });

  it('does not take an error of its own for one of a source', async () => {
    const { tempo, sources, request } = setUp([]);
    tempo.before = () => {
      throw new TypeError('bug');
    };
    await expect(loadSessions(sources, request)).rejects.toThrow('bug');
  });
});

describe('what a row leaves out', () => {
  it('marks sessions at the border of what was searched, and traces that were cut', async () => {
    const long = Array.from({ length: 1005 }, () => ({ ...trace(5, NOW - 2 * HOUR, 'cut') })).map((it, index) => ({
      ...it,
      spanId: (index + 1).toString(16).padStart(16, '0'),
    }));
    const { sources, request } = setUp([
      ...long,
      trace(6, RANGE.from + 50_000, 'border'),
      trace(7, NOW - HOUR, 'whole'),
    ]);
    const rows = rowsOf(await loadSessions(sources, request), NOW);
    expect(Object.fromEntries(rows.map(({ id, cut }) => [id, cut]))).toEqual({
      whole: { older: false, spans: false },
      cut: { older: false, spans: true },
      border: { older: true, spans: false },
    });
  });
});

it('finds the time of the last session before a range', async () => {
  const { signal } = new AbortController();
  expect(await lastSessionBefore(new FakeTempo([trace(1, RANGE.from - HOUR)]), RANGE.from, signal)).toBe(
    RANGE.from - HOUR
  );
  expect(await lastSessionBefore(new FakeTempo([]), RANGE.from, signal)).toBeUndefined();
});
