import { dateTime } from '@grafana/data';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { GEN_AI, GENERAL } from '../../dialects/keys';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { span } from '../../testing/spans';
import ComparePage from './ComparePage';

withLayout(1400, 800);
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const PATH = '/a/app/compare?from=now-6h&to=now';

interface Call {
  tool: string;
  args?: string;
  result?: string;
  error?: string;
}

/** What a model answered, in the words of its emitter. */
const answered = (content: string) => ({
  [GEN_AI.outputMessages]: JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content }] }]),
});

let lastTrace = 0;

/** A session with one turn of the model for each of these calls, and a last one that only answers. */
function session(id: string, calls: Call[], start = NOW - HOUR, last?: string): RawSpan[] {
  lastTrace += 1;
  const traceId = lastTrace.toString(16).padStart(32, '0');
  const at = (second: number) => ({ traceId, start: start + 1000 * second, end: start + 1000 * second + 500 });
  const turn = (second: number, said?: string) =>
    span(
      {
        [GEN_AI.operation]: 'chat',
        [GEN_AI.conversationId]: id,
        [GEN_AI.agentName]: 'coder',
        [GEN_AI.requestModel]: 'model-x',
        [GEN_AI.inputTokens]: 100,
        ...(said !== undefined && answered(said)),
      },
      at(second)
    );
  return [
    ...calls.flatMap(({ tool, args, result, error }, index) => [
      turn(2 * index),
      span(
        {
          [GEN_AI.operation]: 'execute_tool',
          [GEN_AI.toolName]: tool,
          ...(args !== undefined && { [GEN_AI.toolArguments]: args }),
          ...(result !== undefined && { [GEN_AI.toolResult]: result }),
          ...(error !== undefined && { [GENERAL.errorType]: error }),
        },
        { ...at(2 * index + 1), status: error === undefined ? 'unset' : 'error' }
      ),
    ]),
    turn(2 * calls.length, last),
  ];
}

const READ: Call = { tool: 'read', args: '{"path":"a.ts"}', result: 'one\ntwo' };
const EDIT: Call = { tool: 'edit', args: '{"path":"a.ts","find":"one"}', result: 'done' };
const TEST: Call = { tool: 'test', args: '{}', result: '2 failed' };

function open(tempo: FakeTempo | undefined, query: Record<string, string>, path = PATH) {
  const timeRange = { from: dateTime(NOW - 6 * HOUR), to: dateTime(NOW), raw: { from: 'now-6h', to: 'now' } };
  const sources = { tempo, logSelector: '{a="b"}' };
  const url = `${path}&${new URLSearchParams(query)}`;
  return renderAt(url, <ComparePage sources={sources} timeRange={timeRange} timeZone="utc" />);
}

/** What became of each row on screen, from top to bottom, without folds. */
const changes = () => screen.queryAllByTestId(TEST_IDS.compare.row).map((row) => row.dataset.change);
const rowTexts = () => screen.getAllByTestId(TEST_IDS.compare.row).map(({ textContent }) => textContent);
const selected = () => screen.getByRole('row', { selected: true });
const TWO = () =>
  new FakeTempo([
    ...session('one', [READ, EDIT, TEST]),
    ...session(
      'two',
      [READ, { ...EDIT, args: '{"path":"a.ts","find":"two"}' }, { tool: 'list' }, TEST],
      NOW - HOUR / 2
    ),
  ]);

it('puts the steps beside each other and selects the first that differs', async () => {
  open(TWO(), { left: 'one', right: 'two' });
  await waitFor(() => expect(changes()).toEqual(['same', 'same', 'changed', 'right', 'same', 'same']));
  expect(selected()).toHaveTextContent(/edit.*arguments.*1st/);
  const bar = screen.getByTestId(TEST_IDS.compare.bar);
  expect(bar).toHaveTextContent(/= 3 steps the same.*≠ 1 changed.*− 0 only left.*\+ 1 only right/);
  expect(bar).toHaveTextContent('difference 1 of 1');
  const details = screen.getByTestId(TEST_IDS.compare.details);
  expect(await within(details).findByLabelText('Arguments')).toHaveTextContent(/- "find": "one".*\+ "find": "two"/);
  expect(details).toHaveTextContent('Result, the same on both sides');
});

it('says how far the right session is from the left one', async () => {
  open(TWO(), { left: 'one', right: 'two' });
  const deltas = await screen.findByTestId(TEST_IDS.compare.deltas);
  await waitFor(() => expect(deltas).toHaveTextContent('+1'));
  const headers = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  const cells = Array.from(deltas.querySelectorAll('th, td'), ({ textContent }) => textContent);
  const changeOf = (name: string) => cells[headers.indexOf(name)];
  expect(['Runs', 'Steps', 'Model calls', 'Tool calls', 'Failed', 'Wall time'].map(changeOf)).toEqual([
    '=',
    '+1',
    '+1',
    '+1',
    '=',
    '+2 s (+31 %)',
  ]);
  expect(screen.getByTestId(TEST_IDS.compare.tools)).toHaveTextContent(/^Tools only rightlist ×1$/);
});

it('walks by keyboard, and keeps the place in the URL when the sides change', async () => {
  const later = [READ, READ, READ, READ, READ, READ, READ, READ];
  open(
    new FakeTempo([
      ...session('one', [EDIT, ...later, TEST]),
      ...session('two', [TEST, ...later, { ...TEST, result: '1 failed' }]),
    ]),
    { left: 'one', right: 'two' }
  );
  await waitFor(() => expect(changes().slice(0, 3)).toEqual(['same', 'left', 'right']));
  expect(screen.getByTestId(TEST_IDS.compare.fold)).toHaveTextContent('4 rows are the same on both sides');
  await userEvent.keyboard('n');
  expect(selected()).toHaveTextContent('result');
  const at = currentQuery().get('at');
  expect(at).toMatch(/\/10$/);
  await userEvent.keyboard('k');
  expect(selected()).toHaveAttribute('data-change', 'same');
  await userEvent.keyboard('jp');
  expect(selected()).toHaveAttribute('data-change', 'left');
  await userEvent.keyboard('nx');
  await waitFor(() => expect(currentQuery().get('left')).toBe('two'));
  expect(currentQuery().get('at')).toBe(at);
  await waitFor(() => expect(selected()).toHaveTextContent('result'));
  await userEvent.keyboard('a');
  expect(currentQuery().get('all')).toBe('1');
  expect(screen.queryByTestId(TEST_IDS.compare.fold)).toBeNull();
});

it('leads to each step on its own page', async () => {
  open(TWO(), { left: 'one', right: 'two' });
  await waitFor(() => expect(changes()).toHaveLength(6));
  const [left, right] = within(selected()).getAllByRole<HTMLAnchorElement>('link');
  for (const [link, id] of [
    [left, 'one'],
    [right, 'two'],
  ] as const) {
    const { pathname, searchParams } = new URL(link?.href ?? '');
    expect(pathname).toMatch(/\/session$/);
    expect([searchParams.get('id'), searchParams.get('view')]).toEqual([id, 'steps']);
    expect(searchParams.get('span')).toMatch(/^0+\d+:.+\/2$/);
  }
});

it('says that nothing differs', async () => {
  open(new FakeTempo([...session('one', [READ, TEST]), ...session('two', [READ, TEST], NOW - 2 * HOUR)]), {
    left: 'one',
    right: 'two',
    all: '1',
  });
  expect(await screen.findByText(/^No difference/)).toBeInTheDocument();
  expect(changes()).toEqual(['same', 'same', 'same', 'same']);
});

it('says that the sessions have no step in common', async () => {
  const failed = session('two', [], NOW - HOUR).map((it) => ({ ...it, status: 'error' as const }));
  open(
    new FakeTempo([...session('one', [READ]).slice(0, 2), ...session('two', [TEST]).slice(0, 2), ...failed.slice(1)]),
    {
      left: 'one',
      right: 'two',
    }
  );
  expect(await screen.findByText(/no step in common/)).toBeInTheDocument();
  expect(changes()).toEqual(['same', 'left', 'right']);
});

it('says which of both is not known, and shows the other one', async () => {
  const nobody = 'f'.repeat(32);
  const tempo = new FakeTempo(session('one', [READ]));
  const search = tempo.search.bind(tempo);
  tempo.search = (query, options) =>
    JSON.stringify(query).includes(nobody)
      ? Promise.resolve({ traces: [], spans: [], limitReached: false, unfinished: false })
      : search(query, options);
  open(tempo, { left: 'one', right: nobody });
  const right = screen.getByTestId(TEST_IDS.compare.notices('right'));
  expect(await within(right).findByTestId(TEST_IDS.session.empty)).toHaveTextContent(`session ${nobody}`);
  expect(screen.getByTestId(TEST_IDS.compare.side('left'))).toHaveTextContent('one');
  expect(changes()).toEqual([]);
});

it('compares what there is of a session that still runs, and says so', async () => {
  // The span of its run has not come yet.
  const unfinished = session('one', [READ], Date.now() - 5000).map((it) => ({ ...it, parentSpanId: 'f'.repeat(16) }));
  open(new FakeTempo([...unfinished, ...session('two', [READ])]), { left: 'one', right: 'two' });
  expect(await screen.findByText(/^The left session is still running/)).toBeInTheDocument();
  await waitFor(() => expect(changes()).toHaveLength(3));
});

it('refuses the same id on both sides, and asks for ids where there are none', async () => {
  const { unmount } = open(TWO(), { left: 'one', right: 'one' });
  expect(screen.getByTestId(TEST_IDS.compare.empty)).toHaveTextContent('The same id stands on both sides.');
  unmount();
  open(TWO(), {});
  expect(screen.getByTestId(TEST_IDS.compare.empty)).toHaveTextContent('Which sessions');
  await userEvent.type(screen.getByLabelText('Id of the left session'), ' one ');
  await userEvent.type(screen.getByLabelText('Id of the right session'), 'two{Enter}');
  expect([currentQuery().get('left'), currentQuery().get('right')]).toEqual(['one', 'two']);
  await waitFor(() => expect(rowTexts()).toHaveLength(6));
});

it('offers other sessions to a single one', async () => {
  open(TWO(), { left: 'one' });
  const other = await screen.findByTestId(TEST_IDS.compare.other);
  expect(other).toHaveTextContent('two');
  await userEvent.click(other);
  expect([currentQuery().get('left'), currentQuery().get('right')]).toEqual(['one', 'two']);
  await waitFor(() => expect(changes()).toHaveLength(6));
});

it('shows names and contents from outside as text', async () => {
  const hostile = '<img src=x onerror="alert(1)">';
  open(
    new FakeTempo([
      ...session(hostile, [{ tool: hostile, args: hostile, result: hostile }]),
      ...session('two', [{ tool: hostile, args: `${hostile}!`, result: hostile }]),
    ]),
    { left: hostile, right: 'two' }
  );
  await waitFor(() => expect(changes()).toEqual(['same', 'changed', 'same']));
  expect(document.querySelector('img')).toBeNull();
  expect(selected()).toHaveTextContent(hostile);
});

it('says which answers are the same but for their words, and shows these', async () => {
  const tempo = new FakeTempo([
    ...session('one', [READ], NOW - HOUR, 'The file has one line.'),
    ...session('two', [READ], NOW - HOUR / 2, 'It has two lines.'),
    ...session('three', [READ], NOW - HOUR / 3, 'It has two lines. '),
  ]);
  const { unmount } = open(tempo, { left: 'one', right: 'two', all: '1' });
  const rows = await screen.findAllByTestId(TEST_IDS.compare.row);
  expect(rows.at(-1)).toHaveTextContent('same, in other words');
  await userEvent.click(rows.at(-1)!);
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.compare.details)).toHaveTextContent('It has two lines.'));
  expect(screen.getByTestId(TEST_IDS.compare.details)).toHaveTextContent('The file has one line.');
  unmount();
  open(tempo, { left: 'two', right: 'three', all: '1' });
  const again = await screen.findAllByTestId(TEST_IDS.compare.row);
  expect(again.at(-1)).not.toHaveTextContent('other words');
});
