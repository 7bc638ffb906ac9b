import { dateTime } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { GEN_AI, GENERAL } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { failure, FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { span } from '../../testing/spans';
import { mostOf, strength } from './drawGrid';
import ToolsPage from './ToolsPage';
import { type ToolSources } from './useToolGrid';
import { readView, viewParameters } from './view';

withLayout(1400, 600);
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
Element.prototype.scrollIntoView = () => undefined;
beforeAll(() => {
  // A canvas that takes everything and paints nothing.
  const context = new Proxy({}, { get: () => () => ({ width: 0 }), set: () => true });
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { configurable: true, value: () => context });
});

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const PATH = '/a/app/tools?from=now-6h&to=now';

let lastTrace = 0;

/** One call of a tool after one of a model, a trace of its own. */
function use(session: string, tool: string, start: number, error?: string): RawSpan[] {
  lastTrace += 1;
  const at = { traceId: lastTrace.toString(16).padStart(32, '0'), start, end: start + 1500 };
  return [
    span(
      { [GEN_AI.operation]: 'chat', [GEN_AI.conversationId]: session, [GEN_AI.requestModel]: `model of ${session}` },
      at
    ),
    span(
      {
        [GEN_AI.operation]: 'execute_tool',
        [GEN_AI.toolName]: tool,
        ...(error !== undefined && { [GENERAL.errorType]: error }),
      },
      { ...at, start: start + 100, status: error === undefined ? 'ok' : 'error' }
    ),
  ];
}

function open(sources: Partial<ToolSources>, url = PATH, hours = 6) {
  const range = { from: dateTime(NOW - hours * HOUR), to: dateTime(NOW), raw: { from: 'now-6h', to: 'now' } };
  return renderAt(url, <ToolsPage sources={{ logSelector: '{}', ...sources }} timeRange={range} timeZone="utc" />);
}

const SPANS = () => [
  ...use('a', 'bash', NOW - HOUR),
  ...use('a', 'bash', NOW - HOUR + 60_000, 'timeout'),
  ...use('b', 'say "no" {x}', NOW - 3 * HOUR),
];

const table = () =>
  within(screen.getByTestId(TEST_IDS.tools.table))
    .getAllByRole('row')
    .map((row) => Array.from(row.children, ({ textContent }) => textContent));

it('shows tools by time, the failing ones first, and as a table what it paints', async () => {
  open({ tempo: new FakeTempo(SPANS()) });
  const status = screen.getByTestId(TEST_IDS.tools.totals);
  await waitFor(() => expect(status).toHaveTextContent(/^2 tools.*3 calls.*from traces, 5m 00s a column/));
  await userEvent.click(screen.getByRole('checkbox', { name: 'as a table' }));
  expect(currentQuery().get('table')).toBe('1');
  expect(table()).toEqual([
    ['Tool', 'All', '09:00:00', '11:00:00'],
    ['bash', '2', '', '2'],
    ['say "no" {x}', '1', '1', ''],
  ]);
});

it('goes from cell to cell by keyboard, says what is in each, and opens its calls', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, `${PATH}&across=model`);
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent('3 calls'));
  const heatmap = screen.getByTestId(TEST_IDS.tools.heatmap);
  act(() => heatmap.focus());
  fireEvent.keyDown(heatmap, { key: 'ArrowDown' });
  fireEvent.keyDown(heatmap, { key: 'Home' });
  expect(screen.getByTestId(TEST_IDS.tools.cell)).toHaveTextContent('bash, model of a: 2 calls · 1 failed');
  fireEvent.keyDown(heatmap, { key: 'ArrowRight' });
  expect(screen.getByTestId(TEST_IDS.tools.cell)).toHaveTextContent('bash, model of b: no call');
  fireEvent.keyDown(heatmap, { key: 'ArrowLeft' });
  fireEvent.keyDown(heatmap, { key: 'ArrowLeft' });
  expect(screen.getByTestId(TEST_IDS.tools.cell)).toHaveTextContent('bash: Enter opens its page');
  fireEvent.keyDown(heatmap, { key: 'ArrowRight' });
  fireEvent.keyDown(heatmap, { key: 'Enter' });
  const calls = await screen.findAllByTestId(TEST_IDS.tools.call);
  expect(calls.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('timed out'),
    expect.stringContaining('ok'),
  ]);
  const link = within(calls[0]!).getByRole<HTMLAnchorElement>('link');
  expect(new URL(link.href).searchParams.get('span')).toMatch(/^[0-9a-f]{32}:[0-9a-f]{16}$/);
});

it('leads from a name to the tool’s page, whatever it is called', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, `${PATH}&source=traces`);
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent('3 calls'));
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'say "no" {x}' });
  const query = new URL(link.href).searchParams;
  expect([query.get('tool'), query.get('from'), query.get('source')]).toEqual(['say "no" {x}', 'now-6h', 'traces']);
  const heatmap = screen.getByTestId(TEST_IDS.tools.heatmap);
  for (const key of ['ArrowDown', 'Home', 'ArrowLeft', 'ArrowDown', 'Enter']) {
    fireEvent.keyDown(heatmap, { key });
  }
  expect(currentQuery().get('tool')).toBe('say "no" {x}');
  expect(locationService.getLocation().pathname).toMatch(/\/tool$/);
});

it('opens a cell’s calls from the table as well', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, `${PATH}&table=1`);
  await userEvent.click(await screen.findByRole('button', { name: '2' }));
  expect(await screen.findAllByTestId(TEST_IDS.tools.call)).toHaveLength(2);
});

describe('metrics', () => {
  const sample = (labels: Record<string, string>, value: number) => ({ labels, value });
  const prometheus = () => ({
    source: { uid: 'p', name: 'Prometheus', type: 'prometheus' as const },
    instant: jest.fn(async (query: string) =>
      query.includes('histogram') ? [] : [sample({ tool: 'bash' }, query.includes('errors') ? 1 : 4.2)]
    ),
    range: jest.fn(async (query: string, options: { from: number; step: number }) =>
      query.includes('histogram')
        ? []
        : [{ labels: { tool: 'bash' }, times: [options.from / 1000], values: [query.includes('errors') ? 1 : 4.2] }]
    ),
  });

  it('are asked for over long ranges, no finer than they are, and the page says so', async () => {
    const metrics = prometheus();
    const tempo = new FakeTempo(SPANS());
    open({ tempo, prometheus: metrics }, `${PATH}&table=1`, 48);
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent('from metrics'));
    await waitFor(() => expect(table()[1]?.slice(0, 3)).toEqual(['bash', '4', '4']));
    expect(tempo.searches).toEqual([]);
    expect(metrics.range.mock.calls[0]?.[1].step).toBe(1800);
  });

  it('lead to the traces of a cell’s time', async () => {
    open({ tempo: new FakeTempo(SPANS()), prometheus: prometheus() }, `${PATH}&source=metrics`);
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent('4 calls'));
    const heatmap = screen.getByTestId(TEST_IDS.tools.heatmap);
    fireEvent.keyDown(heatmap, { key: 'ArrowDown' });
    fireEvent.keyDown(heatmap, { key: 'Home' });
    fireEvent.keyDown(heatmap, { key: 'Enter' });
    await waitFor(() => expect(currentQuery().get('source')).toBe('traces'));
    expect(Number(currentQuery().get('to')) - Number(currentQuery().get('from'))).toBe(300_000);
  });

  it('do not know models, retries and costs: traces are asked for these', async () => {
    const metrics = prometheus();
    open({ tempo: new FakeTempo(SPANS()), prometheus: metrics }, `${PATH}&source=metrics&measure=retries`);
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent('from traces'));
    expect(metrics.range).not.toHaveBeenCalled();
  });
});

it('says why there is nothing, and what failed', async () => {
  const { unmount } = open({ tempo: new FakeTempo([]) });
  expect(await screen.findByTestId(TEST_IDS.tools.empty)).toHaveTextContent(
    'No session in this time range called a tool.'
  );
  unmount();
  const tempo = new FakeTempo([]);
  tempo.before = () => {
    throw failure('forbidden');
  };
  open({ tempo });
  expect(await screen.findByRole('alert')).toHaveTextContent('My Tempo');
  expect(screen.getByTestId(TEST_IDS.tools.empty)).toHaveTextContent('Whether tools were called is not known');
  expect(screen.getByTestId(TEST_IDS.tools.totals)).toHaveTextContent(/^– tools$/);
});

it('keeps the view in the URL, and ignores what makes no sense', () => {
  const view = readView('?measure=p95&across=agent&scale=log&table=1&source=metrics&tool=a%22b&slot=x');
  expect(new URLSearchParams(viewParameters(view) as Record<string, string>).toString()).toBe(
    'measure=p95&across=agent&source=metrics&scale=log&table=1&tool=a%22b&slot=x'
  );
  expect(readView('?measure=constructor&across=__proto__&source=x&scale=y&table=on&slot=x')).toEqual({
    ...readView(''),
    ignored: ['measure', 'across', 'source', 'scale', 'table', 'slot'],
  });
});

it('paints more the stronger, on a scale of one’s choice', () => {
  expect([0.5, 1].map((value) => strength(value, 1, 'linear'))).toEqual([0.5, 1]);
  expect([0.0001, 0.01, 1].map((value) => strength(value, 1, 'log'))).toEqual([0, 0.5, 1]);
  expect(strength(1, 0, 'log')).toBe(0);
  expect(mostOf([], 'calls')).toBe(0);
});

it('says what of its address makes no sense, or names a column outside of the range', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, `${PATH}&measure=x&tool=bash&slot=12`);
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.tools.ignored)).toHaveTextContent('measure, slot'));
  expect(screen.queryByTestId(TEST_IDS.tools.calls)).not.toBeInTheDocument();
});
