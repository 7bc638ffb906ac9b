import { dateTime } from '@grafana/data';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { GEN_AI, GENERAL } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { failure, FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { span } from '../../testing/spans';
import LoopsPage from './LoopsPage';

withLayout(1400, 600);
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const PATH = '/a/app/loops?from=now-6h&to=now';

let lastTrace = 0;

interface Call {
  tool: string;
  args?: string;
  result?: string;
  error?: string;
}

/** One trace of a session with these tool calls, one a second. */
function trace(id: string, start: number, calls: Call[]): RawSpan[] {
  lastTrace += 1;
  const traceId = lastTrace.toString(16).padStart(32, '0');
  const at = (second: number) => ({ traceId, start: start + 1000 * second, end: start + 1000 * second + 500 });
  return [
    span({ [GEN_AI.operation]: 'chat', [GEN_AI.conversationId]: id, [GEN_AI.agentName]: 'coder' }, at(0)),
    ...calls.map(({ tool, args, result, error }, index) =>
      span(
        {
          [GEN_AI.operation]: 'execute_tool',
          [GEN_AI.toolName]: tool,
          ...(args !== undefined && { [GEN_AI.toolArguments]: args }),
          ...(result !== undefined && { [GEN_AI.toolResult]: result }),
          ...(error !== undefined && { [GENERAL.errorType]: error }),
        },
        { ...at(index + 1), status: error === undefined ? 'unset' : 'error' }
      )
    ),
  ];
}

const times = (count: number, call: Call) => Array.from({ length: count }, () => call);
const SAME: Call = { tool: 'search', args: '{"q":"x"}', result: 'nothing' };
const FAILING: Call = { tool: 'edit', args: '{"path":"a","find":"b"}', error: 'timeout' };

function open(
  tempo: FakeTempo | undefined,
  url = PATH,
  others: Partial<Parameters<typeof LoopsPage>[0]['sources']> = {}
) {
  const sources = { tempo, logSelector: '{a="b"}', ...others };
  const timeRange = {
    from: dateTime(NOW - 6 * HOUR),
    to: dateTime(NOW),
    raw: { from: 'now-6h', to: 'now' },
  };
  return renderAt(url, <LoopsPage sources={sources} timeRange={timeRange} timeZone="utc" />);
}

const rows = () => screen.queryAllByTestId(TEST_IDS.loops.row);
const textsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map(({ textContent }) => textContent);

it('lists loops of all sessions, and no call that only looks like one', async () => {
  const advancing = [1, 2, 3, 4].map((page) => ({ tool: 'list', args: `{"page":${page}}`, result: `p${page}` }));
  const polling = [1, 2, 3, 4].map((turn) => ({ tool: 'check', args: '{}', result: `${turn} of 4` }));
  const tempo = new FakeTempo([
    ...trace('around', NOW - HOUR, times(5, SAME)),
    ...trace('failing', NOW - 2 * HOUR, times(4, FAILING)),
    ...trace('pages', NOW - 3 * HOUR, advancing),
    ...trace('polls', NOW - 3 * HOUR, polling),
    ...trace('short', NOW - 4 * HOUR, times(2, SAME)),
  ]);
  open(tempo);
  await waitFor(() => expect(rows()).toHaveLength(2));
  await waitFor(() => expect(screen.queryByTestId(TEST_IDS.loops.reading)).not.toBeInTheDocument());
  const [around, failing] = rows().map(textsOf);
  expect(around?.slice(0, 6)).toEqual(['identical calls', 'search', '{"q":"x"}', '5 in a row', '–', '1–1']);
  expect(failing?.slice(0, 5)).toEqual(['identical failing calls', 'edit', FAILING.args, '4 in a row', 'timeout']);
  expect(screen.getByTestId(TEST_IDS.loops.totals)).toHaveTextContent('2 loops' + 'in 2 sessions');
  // The one that called its tool only twice was not read.
  expect(new Set(tempo.traceRequests).size).toBe(4);
});

it('leads to the session at the first repeat, with the members of loops marked', async () => {
  open(new FakeTempo(trace('s/1 <b>', NOW - HOUR, times(3, SAME))));
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 's/1 <b>' });
  const query = new URL(link.href).searchParams;
  expect([query.get('id'), query.get('view'), query.get('loops'), query.get('from')]).toEqual([
    's/1 <b>',
    'steps',
    '1',
    'now-6h',
  ]);
  expect(query.get('span')).toMatch(/^[0-9a-f]{32}:[0-9a-f]{16}$/);
});

it('keeps suspected loops apart until they are asked for', async () => {
  open(new FakeTempo(trace('blind', NOW - HOUR, times(4, { tool: 'edit', error: 'timeout' }))));
  expect(await screen.findByTestId(TEST_IDS.loops.empty)).toHaveTextContent('No loop is proven.1 is not listed');
  await userEvent.click(screen.getByRole('checkbox', { name: 'suspected (1)' }));
  expect(currentQuery().get('suspected')).toBe('1');
  expect(textsOf(rows()[0]!)[0]).toBe('identical failing callssuspected');
});

it('groups by tool and shape of arguments, and opens a group', async () => {
  const other = { ...SAME, args: '{"q":"y"}' };
  open(
    new FakeTempo([
      ...trace('one', NOW - HOUR, times(3, SAME)),
      ...trace('two', NOW - 2 * HOUR, times(3, other)),
      ...trace('three', NOW - 2 * HOUR, times(3, FAILING)),
    ]),
    `${PATH}&grouped=1`
  );
  await waitFor(() => expect(rows()).toHaveLength(2));
  const group = rows().find((row) => within(row).queryByText('search {q}') !== null);
  expect(textsOf(group!)).toEqual(['search {q}', 'identical calls', '2', '2', '–', 'coder']);
  await userEvent.click(within(group!).getByText('search {q}'));
  await waitFor(() => expect(rows().map((row) => textsOf(row)[1])).toEqual(['search', 'search']));
  expect(currentQuery().get('pattern')).toBe('search {q}');
});

it('leaves out what somebody judged to be no loop', async () => {
  const tempo = new FakeTempo(trace('judged', NOW - HOUR, times(3, SAME)));
  const { unmount } = open(tempo);
  await waitFor(() => expect(rows()).toHaveLength(1));
  unmount();
  const first = tempo.spans.filter(({ attributes }) => attributes.some(({ key }) => key === GEN_AI.toolName))[0];
  const { loopKey } = jest.requireActual<typeof import('../../analysis/loops/loop-key')>(
    '../../analysis/loops/loop-key'
  );
  const loop = loopKey({ calls: [{ origin: first, start: 0 }] } as unknown as Parameters<typeof loopKey>[0]);
  const find = jest.fn().mockResolvedValue([
    {
      id: 1,
      tags: ['flightrecorder', 'session:judged', 'judgement:not_a_loop', `loop:${loop}`],
      text: '',
      created: 1,
    },
  ]);
  open(tempo, PATH, { annotations: { find } });
  expect(await screen.findByTestId(TEST_IDS.loops.empty)).toHaveTextContent('No loop is proven');
  expect(screen.getByRole('checkbox', { name: 'judged to be none (1)' })).toBeInTheDocument();
});

it('leaves out loops of calls that the configuration exempts, and shows them when asked', async () => {
  const tempo = new FakeTempo([
    ...trace('polls', NOW - HOUR, times(3, SAME)),
    ...trace('fails', NOW - HOUR, times(3, FAILING)),
  ]);
  open(tempo, PATH, { notLoops: [{ tool: 'search', arguments: '{"q":*}' }] });
  await waitFor(() => expect(rows().map((row) => textsOf(row)[1])).toEqual(['edit']));
  await userEvent.click(await screen.findByRole('checkbox', { name: 'judged to be none (1)' }));
  await waitFor(() =>
    expect(
      rows()
        .map((row) => textsOf(row)[1])
        .sort()
    ).toEqual(['edit', 'search'])
  );
});

it('finds a loop that is spread over several traces of one session', async () => {
  open(new FakeTempo([1, 2, 3].flatMap((turn) => trace('spread', NOW - HOUR + 10_000 * turn, times(1, SAME)))));
  await waitFor(() => expect(rows()).toHaveLength(1));
});

it('says why there are none', async () => {
  const { unmount } = open(undefined);
  expect(await screen.findByTestId(TEST_IDS.loops.empty)).toHaveTextContent('There is no Tempo data source');
  unmount();
  const { unmount: again } = open(new FakeTempo([]));
  expect(await screen.findByTestId(TEST_IDS.loops.empty)).toHaveTextContent('No session in this time range.');
  again();
  open(new FakeTempo(trace('short', NOW - HOUR, times(2, SAME))));
  expect(await screen.findByTestId(TEST_IDS.loops.empty)).toHaveTextContent('No loops.In 1 session, of which 0 called');
});

it('says which traces could not be had, and keeps the loops of the others', async () => {
  const tempo = new FakeTempo([
    ...trace('fine', NOW - HOUR, times(3, SAME)),
    ...trace('gone', NOW - 2 * HOUR, times(3, SAME)),
  ]);
  const gone = tempo.spans.at(-1)?.traceId;
  tempo.before = ({ traceId }) => {
    if (traceId !== undefined && traceId === gone) {
      throw failure('too_large');
    }
  };
  open(tempo);
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(await screen.findByText(/Traces of 1 session could not be had whole/)).toBeInTheDocument();
});

it('says what of its address makes no sense', async () => {
  open(new FakeTempo([]), '/a/app/loops?sort=-constructor&grouped=yes&suspected=1');
  expect(await screen.findByTestId(TEST_IDS.loops.ignored)).toHaveTextContent('grouped, sort');
});

it('does not take a failing source for one without loops', async () => {
  const tempo = new FakeTempo([]);
  tempo.before = () => {
    throw failure('unreachable');
  };
  open(tempo);
  expect(await screen.findByRole('alert')).toHaveTextContent('My Tempo');
  expect(screen.getByTestId(TEST_IDS.loops.totals)).toHaveTextContent(/^– loops$/);
});
