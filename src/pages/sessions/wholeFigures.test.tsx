import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { loopKey } from '../../analysis/loops/loop-key';
import { GEN_AI } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { failure, FakeLoki, FakeTempo } from '../../testing/fakeSources';
import { withLayout } from '../../testing/render';
import { HOUR, NOW, PATH, session, THREE, open, shows, cellsOf } from '../../testing/sessionsList';
import { span } from '../../testing/spans';

withLayout(1200, 600);

// Rows are read after they have stayed in view for a moment, and once prices are there.
configure({ asyncUtilTimeout: 10_000 });

// Queries by role walk the whole document and its styles: slow where the machine is busy.
jest.setTimeout(30_000);

describe('what only whole traces tell', () => {
  /** A session in which the same search finds nothing, so many times. */
  const looping = (id: string, start: number, times: number): RawSpan[] => {
    const [model] = session(id, start);
    const at = { traceId: model?.traceId, start, end: start + 500 };
    const call = {
      [GEN_AI.operation]: 'execute_tool',
      [GEN_AI.toolName]: 'search',
      [GEN_AI.toolArguments]: '{"q":"x"}',
      [GEN_AI.toolResult]: 'nothing',
    };
    return [model!, ...Array.from({ length: times }, (_, index) => span(call, { ...at, start: start + 1000 * index }))];
  };

  it('is marked as not known, then read for the rows in view', async () => {
    const tempo = new FakeTempo([...looping('around', NOW - HOUR, 4), ...session('straight', NOW - 2 * HOUR)]);
    open({ tempo });
    await shows(['around', 'straight']);
    expect(cellsOf('around').Loops).toBe('…');
    await waitFor(() => expect(cellsOf('around').Loops).toBe('1'));
    await waitFor(() => expect(cellsOf('straight').Loops).toBe('0'));
    expect(new Set(tempo.traceRequests).size).toBe(2);
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent('1 with loops');
  });

  it('is read from log records too, where Loki names the session', async () => {
    const [model, tool] = session('around', NOW - HOUR);
    const spans = [{ ...model!, attributes: model!.attributes.filter(({ key }) => key !== GEN_AI.inputTokens) }, tool!];
    const loki = new FakeLoki();
    const sample = { labels: { session: 'around' }, value: NOW - HOUR };
    loki.samples = { first: [sample], last: [sample] };
    const line = { message: 'model call', session_id: 'around', model: 'm', input_tokens: 4321, output_tokens: 1 };
    const emitter = { resource: [], scope: { name: '', version: '' } };
    const ids = { traceId: '', spanId: '', eventName: '', severity: '', attributes: [], emitter };
    loki.records = [{ ...ids, time: NOW - HOUR, body: JSON.stringify(line) }];
    open({ tempo: new FakeTempo([...spans, ...session('straight', NOW - 2 * HOUR)]), loki });
    await waitFor(() => expect(cellsOf('around').Tokens).toContain('4.3'));
    await waitFor(() => expect(cellsOf('straight').Loops).toBe('0'));
    expect(loki.queries.filter((query) => query.includes('around'))).toHaveLength(1);
    expect(loki.queries.filter((query) => query.includes('straight'))).toEqual([]);
  });

  it('is read from log records alone, where only they tell of the session', async () => {
    const loki = new FakeLoki();
    const sample = { labels: { session: 'logged', service_name: 'cli' }, value: NOW - HOUR };
    loki.samples = { first: [sample], last: [sample] };
    const line = { message: 'model call', session_id: 'logged', model: 'm', input_tokens: 4321, output_tokens: 1 };
    const emitter = { resource: [], scope: { name: '', version: '' } };
    const ids = { traceId: '', spanId: '', eventName: '', severity: '', attributes: [], emitter };
    loki.records = [{ ...ids, time: NOW - HOUR, body: JSON.stringify(line) }];
    open({ loki });
    await shows(['logged']);
    expect(cellsOf('logged').Loops).toBe('…');
    await waitFor(() => expect(cellsOf('logged').Tokens).toContain('4.3'));
    expect(cellsOf('logged').Loops).toBe('0');
  });

  it('leaves out loops that somebody, or the configuration, says are none', async () => {
    const spans = looping('around', NOW - HOUR, 4);
    const { unmount } = open({ tempo: new FakeTempo(spans), notLoops: [{ tool: 'search' }] });
    await waitFor(() => expect(cellsOf('around').Loops).toBe('0'));
    unmount();
    const [, first] = spans;
    const loop = loopKey({ calls: [{ origin: first!, start: 0 }] } as unknown as Parameters<typeof loopKey>[0]);
    const tags = ['flightrecorder', 'session:around', 'judgement:not_a_loop', `loop:${loop}`];
    const find = async () => [{ id: 1, tags, text: '', created: 1, time: 1, timeEnd: 1 }];
    const { unmount: again } = open({ tempo: new FakeTempo(spans), annotations: { find } });
    await waitFor(() => expect(cellsOf('around').Loops).toBe('0'));
    again();
    const refuse = () => Promise.reject(new Error('no'));
    open({ tempo: new FakeTempo(spans), annotations: { find: refuse } });
    await waitFor(() => expect(cellsOf('around').Loops).toBe('1'));
    expect(screen.getByText(/loops that somebody judged to be none are counted/)).toBeInTheDocument();
  });

  it('is not asked for again when the order changes', async () => {
    const tempo = new FakeTempo(looping('around', NOW - HOUR, 4));
    open({ tempo });
    await waitFor(() => expect(cellsOf('around').Loops).toBe('1'));
    const asked = tempo.traceRequests.length;
    await userEvent.click(screen.getByRole('button', { name: 'Tokens' }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(tempo.traceRequests).toHaveLength(asked);
  });

  it('says that it could not be read, and keeps the rest', async () => {
    const tempo = new FakeTempo(looping('around', NOW - HOUR, 4));
    tempo.before = ({ traceId }) => {
      if (traceId !== undefined) {
        throw failure('timeout');
      }
    };
    open({ tempo });
    await waitFor(() => expect(cellsOf('around').Loops).toBe('?'));
    expect(cellsOf('around').Tools).toBe('4');
  });

  it('is no order for rows that were not read: it says how many, and offers to read them', async () => {
    const many = Array.from({ length: 60 }, (_, index) => looping(`s${index}`, NOW - 60_000 * index, 3)).flat();
    open({ tempo: new FakeTempo(many) }, `${PATH}&sort=-loops`);
    const notice = await screen.findByTestId(TEST_IDS.sessions.readAll);
    await userEvent.click(within(notice).getByRole('button'));
    await waitFor(() => expect(screen.queryByTestId(TEST_IDS.sessions.readAll)).not.toBeInTheDocument());
  });
});

describe('what the address says', () => {
  it('leaves out what is not wanted, and keeps within bounds', async () => {
    open({ tempo: new FakeTempo(THREE()) }, `${PATH}&not-agent=triage&tokens=6000..`);
    await shows(['gamma']);
  });

  it('chooses the columns', async () => {
    open({ tempo: new FakeTempo(THREE()) }, `${PATH}&columns=state,cost`);
    await shows(['alpha', 'beta', 'gamma']);
    const [choosing, ...headers] = screen.getAllByRole('columnheader');
    expect(choosing).toHaveAccessibleName(/compare/i);
    expect(headers.map(({ textContent }) => textContent)).toEqual(['Session', 'State', 'Cost']);
  });

  it('is ignored where it makes no sense, with a note', async () => {
    open({ tempo: new FakeTempo(THREE()) }, `${PATH}&sort=constructor&errors=many`);
    await shows(['alpha', 'beta', 'gamma']);
    expect(screen.getByTestId(TEST_IDS.sessions.ignored)).toHaveTextContent('errors, sort');
  });
});

describe('the period before', () => {
  it('is compared with what is shown', async () => {
    open({ tempo: new FakeTempo([...THREE(), ...session('yesterday', NOW - 8 * HOUR, { error: true })]) });
    await shows(['alpha', 'beta', 'gamma']);
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent('3 sessions ↑ 200 %'));
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent('1 failed call =');
  });
});
