import { dateTime } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { GEN_AI } from '../../../dialects/keys';
import { DAY, writeDuration } from '../../../model/durations';
import { type RawSpan } from '../../../model/telemetry';
import { COUNTED_LABEL, WINDOW_LABEL } from '../../../queries/slo';
import { type SearchOptions } from '../../../sources/tempo';
import { TEST_IDS } from '../../../testIds';
import { definitionSamples, FakePrometheus } from '../../../testing/fakeReliability';
import { failure, FakeTempo } from '../../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../../testing/render';
import { span } from '../../../testing/spans';
import ReliabilityPage from '../ReliabilityPage';

withLayout(1200, 600);
jest.setTimeout(30_000);

const IDS = TEST_IDS.reliability;
const RANGE = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-30d', to: 'now' } };
const MINUTE = 60_000;
const DAY_MS = 1000 * DAY;

let traces = 0;

/** A trace of one session with calls of a model through a gateway, the first of them failed. */
function session(id: string, model: string, { failed = 1, ago = MINUTE, fine = 0 } = {}): RawSpan[] {
  const traceId = (++traces).toString(16).padStart(32, '0');
  const start = Date.now() - ago;
  return Array.from({ length: failed + fine }, (_, index) =>
    span(
      {
        [GEN_AI.operation]: 'chat',
        [GEN_AI.conversationId]: id,
        [GEN_AI.requestModel]: model,
        [GEN_AI.agentName]: 'coder',
        'server.address': 'llm.internal',
        'flightrecorder.gateway': 'vendor',
        ...(index < failed && { 'error.type': '500' }),
      },
      { traceId, start: start + index, end: start + index + 1, status: index < failed ? 'error' : 'ok' }
    )
  );
}

function counts(model: string, total: number, bad: number, days: number) {
  const labels = { slo: 'calls', gateway: 'vendor', model, [WINDOW_LABEL]: writeDuration(days * DAY) };
  return [
    { labels: { ...labels, [COUNTED_LABEL]: 'total' }, value: total },
    { labels: { ...labels, [COUNTED_LABEL]: 'bad' }, value: bad },
  ];
}

/** Two tiers: models that are `good-…` page. @param recent something failed within a day */
function prometheus({ recent = true, newRules = true } = {}) {
  const definitions = definitionSamples().map(({ labels, value }) => ({
    labels: labels.slo === 'calls' && newRules ? { ...labels, failures: 'agent_llm_errors_total' } : labels,
    value,
  }));
  return new FakePrometheus([
    ...definitions,
    ...counts('good-one', 10_000, 50, 30),
    ...counts('other', 2000, 10, 30),
    ...(recent ? counts('good-one', 100, 5, 1) : []),
  ]);
}

function open(tempo: FakeTempo | undefined, fake = prometheus(), query = '?slo=calls') {
  const sources = { prometheus: fake, tempo, attributeNames: {}, logSelector: '' };
  return renderAt(`/a/app/reliability${query}`, <ReliabilityPage sources={sources} timeRange={RANGE} timeZone="utc" />);
}

const rows = async () =>
  (await screen.findAllByTestId(IDS.worstSession)).map((row) =>
    within(row)
      .getAllByRole('cell')
      .slice(0, -1)
      .map((cell) => cell.textContent)
  );

it('names the sessions that spent most of the budget, each with its way to the first call that failed', async () => {
  const worst = session('worst', 'good-one', { failed: 3, fine: 2, ago: 2 * MINUTE });
  open(
    new FakeTempo([...session('fine', 'good-one', { failed: 0, fine: 2 }), ...session('little', 'other'), ...worst])
  );
  // 12,000 calls allow 120 failures.
  expect(await rows()).toEqual([
    ['coder', 'vendor · good-one', 'page', '3', '2.5 %'],
    ['coder', 'vendor · other', 'ticket', '1', '0.83 %'],
  ]);
  const link = within(screen.getAllByTestId(IDS.worstSession)[0]!).getByRole('link', { name: 'worst' });
  const query = new URL(link.getAttribute('href') ?? '', 'http://grafana').searchParams;
  expect(query.get('id')).toBe('worst');
  expect(query.get('span')).toBe(`${worst[0]!.traceId}:${worst[0]!.spanId}`);
  expect(Number(query.get('from'))).toBeLessThan(worst[0]!.start);
  expect(Number(query.get('to'))).toBeGreaterThan(worst[4]!.end);
  expect(screen.getByTestId(IDS.worstReach)).toHaveTextContent(
    '4 failed calls in 3 traces. Metrics count 60 in 30 days. Calls that only log records tell of are not searched.'
  );
});

it('narrows them to a tier, whose budget it then is', async () => {
  const user = userEvent.setup();
  open(new FakeTempo([...session('a', 'good-one', { failed: 2 }), ...session('b', 'other')]));
  await user.click(await screen.findByRole('radio', { name: 'ticket' }));
  await waitFor(async () => expect(await rows()).toEqual([['coder', 'vendor · other', 'ticket', '1', '5 %']]));
  expect(currentQuery().get('tier')).toBe('ticket');
  expect(screen.getByTestId(IDS.worstReach)).toHaveTextContent('1 failed calls in 2 traces. Metrics count 10 in');
});

it('searches only once an objective is open, and a day first, then further back, each call once', async () => {
  const user = userEvent.setup();
  const tempo = new FakeTempo([
    ...session('new', 'good-one'),
    ...session('old', 'good-one', { failed: 2, ago: 5 * DAY_MS }),
  ]);
  open(tempo, prometheus(), '');
  await user.click(within(await screen.findByTestId(IDS.objective('calls'))).getByRole('button'));
  expect(await rows()).toHaveLength(1);
  const [first] = tempo.searches;
  expect(first!.to - first!.from).toBe(DAY_MS);
  expect(first!.query.inTracesWith?.map(({ text }) => text)).toContainEqual(
    '(span.flightrecorder.kind = "llm" && span.flightrecorder.slo.outcome = "error")'
  );
  await user.click(screen.getByRole('button', { name: 'Search older' }));
  await waitFor(async () => expect((await rows()).map((cells) => cells[3])).toEqual(['2', '1']));
  const last = tempo.searches.at(-1)!;
  expect([last.from, last.to]).toEqual([first!.from - 6 * DAY_MS, first!.from]);
});

it('goes back six days at once where nothing failed within one, and to the budget’s beginning at most', async () => {
  const user = userEvent.setup();
  const tempo = new FakeTempo([]);
  open(tempo, prometheus({ recent: false }));
  expect(await screen.findByText('No session with failed calls was found.')).toBeInTheDocument();
  for (let search = 1; search < 5; search += 1) {
    await user.click(await screen.findByRole('button', { name: 'Search older' }));
    await waitFor(() => expect(tempo.searches).toHaveLength(search + 1));
  }
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Search older' })).not.toBeInTheDocument());
  const days = tempo.searches.map(({ from, to }: SearchOptions) => Math.round((to - from) / DAY_MS));
  expect(days).toEqual([6, 6, 6, 6, 6]);
});

it('gives up when the objective is closed', async () => {
  const user = userEvent.setup();
  const tempo = new FakeTempo(session('a', 'good-one'));
  const aborted = jest.fn();
  tempo.before = ({ search }) =>
    new Promise((resolve) =>
      search?.signal?.addEventListener('abort', () => {
        aborted();
        resolve();
      })
    );
  open(tempo);
  expect(await screen.findByText('Searching Tempo for failed calls…')).toBeInTheDocument();
  await user.click(within(screen.getByTestId(IDS.objective('calls'))).getByRole('button'));
  expect(aborted).toHaveBeenCalledTimes(1);
});

it('says what it can’t know', async () => {
  const tempo = new FakeTempo(session('a', 'good-one'));
  const { unmount } = open(tempo, prometheus({ newRules: false }));
  expect(await screen.findByTestId(IDS.worst)).toHaveTextContent('Not known here');
  unmount();

  const { unmount: leave } = open(tempo, prometheus(), '?slo=runs');
  expect(await screen.findByTestId(IDS.details)).toHaveTextContent('Prometheus records nothing of it yet');
  expect(tempo.searches).toEqual([]);
  leave();

  const { unmount: close } = open(undefined);
  expect(await screen.findByTestId(IDS.worst)).toHaveTextContent('no Tempo data source');
  close();

  tempo.before = () => {
    throw failure('bad_request', tempo.source, 'too many jobs');
  };
  open(tempo);
  await waitFor(() => expect(screen.getByTestId(IDS.worst)).toHaveTextContent('too many jobs'));
  expect(screen.getByTestId(IDS.worst)).not.toHaveTextContent('No session with failed calls was found.');
});
