import { dateTime } from '@grafana/data';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { type RawLog, type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { failure, FakeLoki, FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { type SessionSources } from '../../loading/session/load/loadSession';
import SessionPage from './SessionPage';
import { runSpans, SESSION_ID, spanId, traceIdOfRun } from '../../testing/runs';

withLayout(1200, 600);

// Queries by role walk the whole document and its styles: slow where the machine is busy.
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const RANGE = { from: dateTime(0), to: dateTime(6 * HOUR), raw: { from: 'now-6h', to: 'now' } };

function open(sources: Partial<SessionSources>, query: Record<string, string> = {}) {
  const parameters = new URLSearchParams({ id: SESSION_ID, from: 'now-6h', to: 'now', ...query });
  const onTitle = jest.fn();
  const page = (
    <SessionPage sources={{ logSelector: '{a="b"}', ...sources }} timeRange={RANGE} timeZone="utc" onTitle={onTitle} />
  );
  return { ...renderAt(`/a/app/session?${parameters}`, page), onTitle };
}

const tree = () => screen.findByTestId(TEST_IDS.session.tree);
const rowTexts = () => screen.getAllByTestId(TEST_IDS.session.treeRow).map(({ textContent }) => textContent);
const details = () => within(screen.getByTestId(TEST_IDS.session.details));
// The first session waits for the price book, which is large.
const done = () =>
  waitFor(() => expect(screen.queryByTestId(TEST_IDS.session.progress)).not.toBeInTheDocument(), { timeout: 20_000 });
const referenceTo = (run: number, span: number) => `${traceIdOfRun(run)}:${spanId(span)}`;

function logRecord(body: string): RawLog {
  const emitter = { resource: [], scope: { name: '', version: '' } };
  return { traceId: '', spanId: '', time: HOUR, eventName: '', severity: 'INFO', body, attributes: [], emitter };
}

describe('a session', () => {
  it('is summed up, and called by its id', async () => {
    const { onTitle } = open({ tempo: new FakeTempo([...runSpans(1, { error: 'timeout' }), ...runSpans(2)]) });
    await done();
    const summary = screen.getByTestId(TEST_IDS.session.summary);
    for (const text of ['2 runs + 2 sub-agents', '6 steps', '6 LLM calls', '2 tool calls', '1 failed', '714 tokens']) {
      expect(summary).toHaveTextContent(text);
    }
    expect(summary).toHaveTextContent(SESSION_ID);
    expect(onTitle).toHaveBeenLastCalledWith(SESSION_ID);
    expect(screen.getByTestId(TEST_IDS.session.searched)).toHaveTextContent('2 traces, looked for from 1969-12-31');
  });

  it('is a tree of runs, steps and calls with the sub-agent under its tool call', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) });
    await done();
    const levels = screen.getAllByRole('treeitem').map((row) => row.getAttribute('aria-level'));
    expect(levels).toEqual(['1', '2', '3', '4', '4', '5', '6', '7', '3', '4']);
    expect(rowTexts()[4]).toContain('review');
    expect(rowTexts()[5]).toContain('Sub-agentreviewer');
  });
});

describe('the verdict', () => {
  const failingRun = () =>
    [...runSpans(1, { error: 'not_found' })].map((it) =>
      it.spanId === spanId(1) ? { ...it, status: 'error' as const, statusMessage: 'gave up' } : it
    );

  it('stands first, with its cause and the way there', async () => {
    open({ tempo: new FakeTempo(failingRun()) });
    await done();
    const verdict = screen.getByTestId(TEST_IDS.session.verdict);
    expect(verdict).toHaveTextContent(/^Errored/);
    expect(verdict).toHaveTextContent('review failed');
    expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('Judged by: gave up');
    // All of a run that failed is wasted; none of its calls has a price.
    expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('357 tokens wasted');
    await userEvent.click(screen.getByTestId(TEST_IDS.session.cause));
    expect(currentQuery().get('span')).toBe(referenceTo(1, 3));
  });

  it('says how the time was spent, in parts that add up to 100', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) });
    await done();
    const shares = within(screen.getByTestId(TEST_IDS.session.occupancy)).getAllByText(/\d+ %/);
    const sum = shares.map(({ textContent }) => Number(/(\d+) %/.exec(textContent ?? '')?.[1]));
    expect(sum.reduce((total, share) => total + share, 0)).toBe(100);
  });
});

describe('the keys', () => {
  it('go from step to step, to the next error, and to another view; none while somebody types', async () => {
    open({ tempo: new FakeTempo([...runSpans(1), ...runSpans(2, { error: 'not_found' })]) });
    await done();
    await userEvent.keyboard('e');
    expect(currentQuery().get('span')).toBe(referenceTo(2, 3));
    await userEvent.keyboard('j');
    expect(currentQuery().get('span')).toBe(`${referenceTo(2, 4)}/1`);
    await userEvent.keyboard('{Escape}');
    expect(currentQuery().has('span')).toBe(false);
    await userEvent.type(screen.getByTestId(TEST_IDS.session.filterText), 'jek');
    expect(currentQuery().has('span')).toBe(false);
    expect(currentQuery().get('q')).toBe('jek');
  });

  it('show a view, whose evidence leads to the call', async () => {
    open({ tempo: new FakeTempo([...runSpans(1), ...runSpans(2, { error: 'not_found' })]) });
    await done();
    await userEvent.click(screen.getByTestId(TEST_IDS.session.view('checks')));
    expect(currentQuery().get('view')).toBe('checks');
    expect(screen.getByTestId(TEST_IDS.session.check('oscillation'))).toHaveTextContent('clean, 2 inspected');
    const failed = within(screen.getByTestId(TEST_IDS.session.check('tool_errors')));
    await userEvent.click(failed.getByRole('button', { name: /run 2, step 1 · review/ }));
    expect(currentQuery().get('span')).toBe(referenceTo(2, 3));
    await userEvent.keyboard('2');
    expect(currentQuery().has('view')).toBe(false);
  });
});

describe('cost and context', () => {
  it('say what is unpriced rather than nothing, and what each call was sent', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) }, { view: 'cost' });
    await done();
    expect(screen.getByTestId(TEST_IDS.session.spending)).toHaveTextContent('cost unknown: no price');
    await userEvent.keyboard('4');
    const rows = within(screen.getByTestId(TEST_IDS.session.context)).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent).slice(1)).toEqual([
      expect.stringContaining('step 1'),
      expect.stringContaining('sub-agent reviewer, step 1'),
      expect.stringMatching(/step 2230\+110/),
    ]);
  });
});

describe('the filter', () => {
  it('narrows the tree to the failed calls and says how many', async () => {
    open({ tempo: new FakeTempo([...runSpans(1), ...runSpans(2, { error: 'not_found' })]) });
    await done();
    await userEvent.click(screen.getByTestId(TEST_IDS.session.filterFailures));
    await waitFor(() => expect(screen.getAllByTestId(TEST_IDS.session.treeRow)).toHaveLength(4));
    expect(rowTexts().join()).toContain('Run 2');
    expect(screen.getByTestId(TEST_IDS.session.filterCount)).toHaveTextContent('1 of 8 calls');
    expect(currentQuery().get('failures')).toBe('1');
  });
});

describe('the selection', () => {
  it('is taken from the URL, follows the keys, and is kept in the URL', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) }, { span: referenceTo(1, 3) });
    await done();
    expect(screen.getByRole('treeitem', { selected: true })).toHaveTextContent('review');
    expect(details().getByRole('heading', { name: 'review' })).toBeInTheDocument();

    const theTree = await tree();
    act(() => theTree.focus());
    await userEvent.keyboard('{ArrowUp}');
    expect(currentQuery().get('span')).toBe(referenceTo(1, 2));
    await userEvent.keyboard('{End}');
    expect(currentQuery().get('span')).toBe(referenceTo(1, 6));
    await userEvent.keyboard('{Home}');
    expect(currentQuery().has('span')).toBe(false);
    expect(currentQuery().get('id')).toBe(SESSION_ID);
  });

  it('goes to the row that is closed around it', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) }, { span: referenceTo(1, 5) });
    await done();
    expect(screen.getAllByRole('treeitem')).toHaveLength(10);
    const run = screen.getAllByRole('treeitem')[1]!;
    await userEvent.click(within(run).getByTestId('stock-icon-angle-down'));
    expect(screen.getAllByRole('treeitem')).toHaveLength(2);
    expect(screen.getByRole('treeitem', { selected: true })).toBe(screen.getAllByRole('treeitem')[1]);
    expect(currentQuery().get('span')).toBe(referenceTo(1, 1));
  });

  it('goes to a failed call from the list of them', async () => {
    open({ tempo: new FakeTempo([...runSpans(1), ...runSpans(2, { error: 'not_found' })]) });
    await done();
    const failed = within(screen.getByTestId(TEST_IDS.session.failedCalls));
    await userEvent.click(failed.getByRole('button', { name: /review.*not_found/ }));
    expect(currentQuery().get('span')).toBe(referenceTo(2, 3));
    expect(screen.getByTestId(TEST_IDS.session.error)).toHaveTextContent('not_found');
  });
});

describe('content from outside', () => {
  const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';
  const openTool = async (options: Parameters<typeof runSpans>[1]) => {
    open({ tempo: new FakeTempo(runSpans(1, options)) }, { span: referenceTo(1, 3) });
    await done();
  };

  it('is shown as text wherever it appears', async () => {
    await openTool({ arguments: hostile, result: hostile, error: hostile });
    expect(screen.getByTestId(TEST_IDS.session.arguments)).toHaveTextContent(hostile);
    expect(screen.getByTestId(TEST_IDS.session.result)).toHaveTextContent(hostile);
    expect(screen.getByTestId(TEST_IDS.session.error)).toHaveTextContent(hostile);
    expect(screen.getByTestId(TEST_IDS.session.attributes)).toHaveTextContent(hostile);
    expect(document.querySelector('img, script')).toBeNull();
  });

  it('is indented where it is JSON, and marked where it is broken or cut', async () => {
    await openTool({ arguments: '{"path":"a.ts"}', result: `{"text":"${'x'.repeat(2039)}` });
    expect(screen.getByTestId(TEST_IDS.session.arguments).querySelector('pre')?.textContent).toBe(
      '{\n  "path": "a.ts"\n}'
    );
    const result = screen.getByTestId(TEST_IDS.session.result);
    expect(result).toHaveTextContent('not valid JSON');
    expect(result).toHaveTextContent('probably cut');
    expect(screen.getByTestId(TEST_IDS.session.arguments)).not.toHaveTextContent('probably cut');
  });
});

describe('a span', () => {
  it('leads to its trace in Explore', async () => {
    open({ tempo: new FakeTempo(runSpans(1)) }, { span: referenceTo(1, 3) });
    await done();
    const link = new URL(screen.getByTestId<HTMLAnchorElement>(TEST_IDS.session.explore).href);
    const { a } = JSON.parse(link.searchParams.get('panes') ?? '');
    expect(a.queries[0]).toMatchObject({ query: traceIdOfRun(1), datasource: { uid: 'tempo-uid' } });
    expect(a.panelsState.trace.spanId).toBe(spanId(3));
  });

  it('has its log lines fetched when they are asked for, as text', async () => {
    const loki = new FakeLoki();
    open({ tempo: new FakeTempo(runSpans(1)), loki }, { span: referenceTo(1, 3) });
    await done();
    const asked = loki.queries.length;
    loki.records = [logRecord('tool <b>failed</b>')];
    const section = within(screen.getByTestId(TEST_IDS.session.logsSection));
    await userEvent.click(section.getByRole('button', { name: 'Log lines' }));
    expect(await section.findByText('tool <b>failed</b>')).toBeInTheDocument();
    expect(loki.queries).toHaveLength(asked + 1);
    expect(loki.queries.at(-1)).toContain(spanId(3));
  });

  it('says why its log lines cannot be had, and tries again', async () => {
    const loki = new FakeLoki();
    open({ tempo: new FakeTempo(runSpans(1)), loki }, { span: referenceTo(1, 3) });
    await done();
    loki.before = () => {
      throw failure('timeout', loki.source);
    };
    const section = within(screen.getByTestId(TEST_IDS.session.logsSection));
    await userEvent.click(section.getByRole('button', { name: 'Log lines' }));
    expect(await section.findByText(/My Loki \(loki\) did not answer/)).toBeInTheDocument();
    loki.before = () => undefined;
    await userEvent.click(section.getByRole('button', { name: 'Try again' }));
    expect(await section.findByText('Loki has no log line that names this span.')).toBeInTheDocument();
  });
});

describe('what is missing', () => {
  it('is named trace by trace, beside the rest; trying again brings it', async () => {
    const tempo = new FakeTempo([...runSpans(1), ...runSpans(2), ...runSpans(3)]);
    tempo.partial = { [traceIdOfRun(3)]: 'exceeds <max> size' };
    tempo.before = ({ traceId }) => {
      if (traceId === traceIdOfRun(2)) {
        throw failure('too_large');
      }
    };
    open({ tempo });
    await done();
    const [lost, partial] = screen.getAllByTestId(TEST_IDS.session.problem);
    expect(lost).toHaveTextContent(`1 of 3 traces could not be loaded (${traceIdOfRun(2)}).`);
    expect(lost).toHaveTextContent('The answer of My Tempo (tempo) is larger than its own limit');
    expect(partial).toHaveTextContent(`Tempo left parts of trace ${traceIdOfRun(3)} out: exceeds <max> size`);
    expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('2 runs');

    tempo.before = () => undefined;
    await userEvent.click(within(lost!).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('3 runs'));
  });

  it('can be left out by stopping, and loaded later', async () => {
    const tempo = new FakeTempo(Array.from({ length: 30 }, (_, run) => runSpans(run + 1)).flat());
    const waiting: Array<() => void> = [];
    tempo.before = ({ traceId }) =>
      tempo.traceRequests.length > 6 && traceId !== undefined
        ? new Promise<void>((resolve) => waiting.push(resolve))
        : undefined;
    open({ tempo });
    await waitFor(() => expect(screen.getByTestId(TEST_IDS.session.progress)).toHaveTextContent('6 of 30 traces'));
    await userEvent.click(screen.getByTestId(TEST_IDS.session.cancel));
    expect(screen.getByTestId(TEST_IDS.session.problem)).toHaveTextContent('24 of 30 traces are missing');
    tempo.before = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await done();
    expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('30 runs');
  });

  it('is said of an unknown session, with where it was looked for and where to look next', async () => {
    open({ tempo: new FakeTempo([]), loki: new FakeLoki() });
    const empty = await screen.findByTestId(TEST_IDS.session.empty);
    expect(empty).toHaveTextContent(`Nothing is known of session ${SESSION_ID}.`);
    expect(empty).toHaveTextContent('from 1969-12-31 00:00:00 to 1970-01-02 06:00:00');
    await userEvent.click(within(empty).getByRole('button', { name: 'Look in the 7 days before' }));
    expect(Number(currentQuery().get('to')) - Number(currentQuery().get('from'))).toBe(168 * HOUR);
  });

  it('is no session where the source failed', async () => {
    const tempo = new FakeTempo([]);
    tempo.before = () => {
      throw failure('forbidden');
    };
    open({ tempo });
    expect(await screen.findByText(/You may not query My Tempo/)).toBeInTheDocument();
    await done();
    expect(screen.queryByTestId(TEST_IDS.session.empty)).not.toBeInTheDocument();
  });

  it('is an id', () => {
    open({}, { id: '' });
    expect(screen.getByText('This address names no session.')).toBeInTheDocument();
  });
});

it('shows the log records of a session that no span tells of', async () => {
  const loki = new FakeLoki();
  loki.records = [logRecord('<i>hello</i>')];
  open({ tempo: new FakeTempo([]), loki });
  expect(await screen.findByText('<i>hello</i>')).toBeInTheDocument();
  expect(screen.getByText(/only log records/)).toBeInTheDocument();
  await done();
});

it('shows the session around a sub-agent, and leads to the whole of it', async () => {
  const tempo = new FakeTempo(runSpans(1));
  open({ tempo }, { id: 'sub-agent' });
  await done();
  const link = screen.getByRole<HTMLAnchorElement>('link', { name: 'Open the whole session' });
  expect(new URL(link.href).searchParams.get('id')).toBe(SESSION_ID);
});

it('shows spans without parents, and says how it was put together', async () => {
  const spans: RawSpan[] = runSpans(1).filter((it) => it.spanId !== spanId(1));
  open({ tempo: new FakeTempo(spans) });
  await done();
  expect(screen.getByTestId(TEST_IDS.session.summary)).toHaveTextContent('1 tool call');
  expect(screen.getByTestId(TEST_IDS.session.notes)).toHaveTextContent('name a parent that is not there');
  expect(rowTexts().join()).toContain('incomplete');
});
