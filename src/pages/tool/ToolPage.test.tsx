import { dateTime } from '@grafana/data';
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { GEN_AI, GENERAL } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { failure, FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { span } from '../../testing/spans';
import ToolPage from './ToolPage';
import { type ToolSources } from './useTool';
import { readView, viewParameters } from './view';

withLayout(1400, 600);
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const ODD = `${'say "no" {x}/%\u05d0'.repeat(20)}`;
const PATH = '/a/app/tool?from=now-6h&to=now';
const pathOf = (tool: string) => `${PATH}&tool=${encodeURIComponent(tool)}`;

let lastTrace = 0;

interface Use {
  tool?: string;
  args?: string;
  error?: string;
  message?: string;
  version?: string;
}

/** One call of a tool after one of a model, a trace of its own. */
function use(
  session: string,
  start: number,
  { tool = 'bash', args, error, message = '', version }: Use = {}
): RawSpan[] {
  lastTrace += 1;
  const at = { traceId: lastTrace.toString(16).padStart(32, '0'), start, end: start + 1500 };
  return [
    span(
      {
        [GEN_AI.operation]: 'chat',
        [GEN_AI.conversationId]: session,
        [GEN_AI.requestModel]: `model of ${session}`,
        [GEN_AI.agentName]: 'coder',
        ...(version !== undefined && { [GEN_AI.agentVersion]: version }),
      },
      at
    ),
    span(
      {
        [GEN_AI.operation]: 'execute_tool',
        [GEN_AI.toolName]: tool,
        ...(args !== undefined && { [GEN_AI.toolArguments]: args }),
        ...(error !== undefined && { [GENERAL.errorType]: error }),
      },
      { ...at, start: start + 100, status: error === undefined ? 'ok' : 'error', statusMessage: message }
    ),
  ];
}

const SPANS = () => [
  ...use('a', NOW - 3 * HOUR, { args: '{"command":"ls"}' }),
  ...use('a', NOW - 2 * HOUR, { args: '{"command":"rm"}', error: 'timeout', message: 'took too long' }),
  ...use('b', NOW - HOUR, { args: '{"command":"rm"}', error: 'timeout', message: 'took too long' }),
  ...use('b', NOW - HOUR + 60_000, { args: '{"path":"x","text":"y"}' }),
  ...use('c', NOW - HOUR, { tool: ODD }),
];

function open(sources: Partial<ToolSources>, url: string, hours = 6) {
  const range = { from: dateTime(NOW - hours * HOUR), to: dateTime(NOW), raw: { from: 'now-6h', to: 'now' } };
  return renderAt(url, <ToolPage sources={{ logSelector: '{}', ...sources }} timeRange={range} timeZone="utc" />);
}

const figure = (name: string) => screen.getByTestId(TEST_IDS.tool.figure(name));
const rowsOf = (testId: string) =>
  screen.getAllByTestId(testId).map((row) => Array.from(row.children, ({ textContent }) => textContent));

it('tells of a tool what it counts, and what each figure rests on', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, pathOf('bash'));
  await waitFor(() => expect(figure('calls')).toHaveTextContent('calls4'));
  expect(figure('errors')).toHaveTextContent('error rate50 %2 of 4');
  expect(figure('p95')).toHaveTextContent('p951.40 sof 4 that ended');
  expect(figure('sessions')).toHaveTextContent('sessions hit2');
  expect(screen.getByTestId(TEST_IDS.tool.outcomes)).toHaveTextContent('2 ok2 timed out');
  expect(rowsOf(TEST_IDS.tool.error)).toEqual([
    ['timeout', 'timeout', '2', '100 %', '2', '2026-11-21 11:00:00', 'took too long'],
  ]);
  expect(rowsOf(TEST_IDS.tool.session).map(([name, calls, failed]) => [name, calls, failed])).toEqual([
    ['b', '2', '1'],
    ['a', '2', '1'],
  ]);
  const models = within(screen.getByTestId(TEST_IDS.tool.shares('model'))).getAllByTestId(TEST_IDS.tool.share);
  expect(models.map((row) => row.firstElementChild?.textContent)).toEqual(['model of a', 'model of b']);
  const example = within(screen.getByTestId(TEST_IDS.tool.error)).getByRole<HTMLAnchorElement>('link');
  expect(new URL(example.href).searchParams.get('span')).toMatch(/^[0-9a-f]{32}:[0-9a-f]{16}$/);
});

it('reads the arguments that fail from whole sessions', async () => {
  const tempo = new FakeTempo([...SPANS(), ...use('fine', NOW - HOUR, { args: '{"command":"ls"}' })]);
  open({ tempo }, pathOf('bash'));
  await waitFor(() =>
    expect(rowsOf(TEST_IDS.tool.pattern)).toEqual([['{command}', '3', '2 (67 %)', 'timeout', '{"command":"rm"} × 2']])
  );
  expect(screen.getByTestId(TEST_IDS.tool.patterns)).toHaveTextContent('From 4 calls in 2 of 2 sessions');
  // The session in which nothing failed was not read.
  expect(new Set(tempo.traceRequests).size).toBe(4);
});

it('lists the calls that a figure counts, and the address brings them back', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, pathOf('bash'));
  await userEvent.click(await screen.findByRole('button', { name: '2 timed out' }));
  expect(await screen.findAllByTestId(TEST_IDS.tools.call)).toHaveLength(2);
  expect([currentQuery().get('by'), currentQuery().get('of')]).toEqual(['outcome', 'timeout']);
  await userEvent.click(screen.getByRole('button', { name: '2 timed out' }));
  await waitFor(() => expect(screen.queryByTestId(TEST_IDS.tools.call)).not.toBeInTheDocument());
  expect(currentQuery().get('by')).toBeNull();
});

it('goes from bar to bar by keyboard, lists a bar’s calls, and compares from there on', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, pathOf('bash'));
  const bars = await screen.findByTestId(TEST_IDS.tool.bars);
  fireEvent.keyDown(bars, { key: 'Home' });
  for (let turn = 0; turn < 60; turn += 1) {
    fireEvent.keyDown(bars, { key: 'ArrowRight' });
  }
  expect(screen.getByTestId(TEST_IDS.tool.bar)).toHaveTextContent(
    '2026-11-21 11:00:00 to 11:05:00: 2 calls · 1 failed'
  );
  fireEvent.keyDown(bars, { key: 'Enter' });
  expect(await screen.findAllByTestId(TEST_IDS.tools.call)).toHaveLength(2);
  fireEvent.keyDown(bars, { key: 'm' });
  const sides = within(await screen.findByTestId(TEST_IDS.tool.sides)).getAllByRole('row');
  expect(sides.map((row) => Array.from(row.children, ({ textContent }) => textContent)).slice(0, 3)).toEqual([
    ['Figure', 'before 2026-11-21 11:00:00', 'from then on', 'Change'],
    ['calls', '2 (0.4 an hour)', '2 (2 an hour)', '× 5'],
    ['error rate', '50 % (1 of 2)', '50 % (1 of 2)', '0 points may be chance'],
  ]);
  expect(currentQuery().get('moment')).toBe(String(NOW - HOUR));
});

it('offers the first call of each version as a moment', async () => {
  const spans = [
    ...use('old', NOW - 3 * HOUR, { version: '1' }),
    ...use('new', NOW - HOUR, { version: '2', error: 'timeout' }),
  ];
  open({ tempo: new FakeTempo(spans) }, pathOf('bash'));
  await userEvent.click(await screen.findByRole('button', { name: 'first call of coder 2' }));
  expect(currentQuery().get('moment')).toBe(String(NOW - HOUR + 100));
});

it('shows a tool of any name', async () => {
  open({ tempo: new FakeTempo(SPANS()) }, pathOf(ODD));
  await waitFor(() => expect(figure('calls')).toHaveTextContent('calls1'));
  expect(screen.getByTestId(TEST_IDS.tool.totals)).toHaveTextContent(ODD);
});

describe('metrics', () => {
  const sample = (labels: Record<string, string>, value: number) => ({ labels, value });
  const prometheus = () => ({
    source: { uid: 'p', name: 'Prometheus', type: 'prometheus' as const },
    instant: jest.fn(async (query: string, _options: { time: number }) =>
      query.includes('quantile')
        ? [sample({}, 2.5)]
        : [sample({ tool: 'bash', agent: 'coder' }, query.includes('errors') ? 5.2 : 100.4)]
    ),
    range: jest.fn(async (query: string, { from }: { from: number }) => [
      { labels: { tool: 'bash' }, times: [from / 1000], values: [query.includes('errors') ? 1 : 4.2] },
    ]),
  });

  it('have the figures of long ranges; traces of the last day have the rest', async () => {
    const tempo = new FakeTempo(SPANS());
    const metrics = prometheus();
    open({ tempo, prometheus: metrics }, `${pathOf('bash')}&moment=${NOW - 24 * HOUR}`, 72);
    await waitFor(() => expect(figure('calls')).toHaveTextContent('calls100'));
    expect(figure('errors')).toHaveTextContent('5 %5 of 100');
    expect(figure('p99')).toHaveTextContent('2.50 sfrom a histogram');
    expect(figure('retries')).toHaveTextContent('retry rate–');
    expect(screen.getByTestId(TEST_IDS.tool.sides)).toHaveTextContent('100');
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.tool.fromTraces)).toHaveTextContent('4 calls'));
    expect(tempo.searches[0]?.from).toBe(NOW - 24 * HOUR);
    const ranges = metrics.instant.mock.calls.map(([query]) => /\[(\d+)s\]/.exec(query)?.[1]);
    expect(new Set(ranges)).toEqual(new Set([String(72 * 3600), String(48 * 3600), String(24 * 3600)]));
  });

  it('lead to the traces of a bar’s time', async () => {
    open({ tempo: new FakeTempo(SPANS()), prometheus: prometheus() }, `${pathOf('bash')}&source=metrics`);
    const bars = await screen.findByTestId(TEST_IDS.tool.bars);
    await waitFor(() => expect(figure('calls')).toHaveTextContent('calls100'));
    fireEvent.keyDown(bars, { key: 'Home' });
    fireEvent.keyDown(bars, { key: 'Enter' });
    await waitFor(() => expect(currentQuery().get('source')).toBe('traces'));
    expect(Number(currentQuery().get('to')) - Number(currentQuery().get('from'))).toBe(300_000);
  });
});

it('says why there is nothing, and what failed', async () => {
  const { unmount } = open({ tempo: new FakeTempo([]) }, PATH);
  expect(await screen.findByTestId(TEST_IDS.tool.empty)).toHaveTextContent('names no tool');
  unmount();
  const { unmount: again } = open({ tempo: new FakeTempo(SPANS()) }, pathOf('absent'));
  expect(await screen.findByTestId(TEST_IDS.tool.empty)).toHaveTextContent('was not called');
  again();
  const tempo = new FakeTempo([]);
  tempo.before = () => {
    throw failure('forbidden');
  };
  open({ tempo }, pathOf('bash'));
  expect(await screen.findByRole('alert')).toHaveTextContent('My Tempo');
  expect(screen.getByTestId(TEST_IDS.tool.empty)).toHaveTextContent('Whether the tool was called is not known');
});

it('keeps the view in the address, and says what it ignores', async () => {
  const range = { from: 1000, to: 9000 };
  const view = readView('?tool=a%22b&source=metrics&moment=5000&by=error&of=timeout:x', range);
  expect(new URLSearchParams(viewParameters(view) as Record<string, string>).toString()).toBe(
    'tool=a%22b&source=metrics&moment=5000&by=error&of=timeout%3Ax'
  );
  expect(readView('?source=x&moment=9000&by=constructor&of=1', range)).toEqual({
    tool: '',
    ignored: ['by', 'source', 'moment'],
  });
  open({ tempo: new FakeTempo(SPANS()) }, `${pathOf('bash')}&moment=-1&by=time&of=Infinity`);
  expect(await screen.findByTestId(TEST_IDS.tool.ignored)).toHaveTextContent('moment');
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.tool.ignored)).toHaveTextContent('moment, of'));
});
