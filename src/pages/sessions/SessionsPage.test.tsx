import { locationService } from '@grafana/runtime';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { failure, FakeLoki, FakeTempo, LOKI } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { HOUR, NOW, PATH, rangeOf, session, THREE, open, listed, shows, cellsOf } from '../../testing/sessionsList';
import SessionsPage from './SessionsPage';

withLayout(1200, 600);

// Queries by role walk the whole document and its styles: slow where the machine is busy.
jest.setTimeout(30_000);

describe('the list', () => {
  it('shows the newest first, and what they add up to', async () => {
    open({ tempo: new FakeTempo(THREE()) });
    await shows(['alpha', 'beta', 'gamma']);
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent(/^3 sessions.*1 failed call.*95.7 K tokens/);
    expect(cellsOf('beta')).toMatchObject({
      Agent: 'triage',
      Started: '11-21 10:00:00',
      Steps: '1',
      Tools: '1',
      Failed: '1',
      Tokens: '700',
    });
    expect(screen.getByTestId(TEST_IDS.sessions.reach)).toHaveTextContent('Searched the whole time range (3 traces).');
  });

  it('shows names from outside as text, and links to them safely', async () => {
    const hostile = '"><img src=x onerror="alert(1)">/../50%?id=other&from=0';
    open({ tempo: new FakeTempo(session(hostile, NOW - HOUR)) });
    await shows([hostile]);
    expect(document.querySelector('img')).toBeNull();
    const link = new URL(screen.getByRole<HTMLAnchorElement>('link').href);
    expect(link.searchParams.getAll('id')).toEqual([hostile]);
    expect(link.searchParams.get('from')).toBe('now-6h');
  });

  it('shows a dash, never 0, for what logs alone do not tell', async () => {
    const loki = new FakeLoki();
    loki.samples.last = [{ labels: { session: 'logged', service_name: 'cli' }, value: NOW - HOUR }];
    open({ loki });
    await shows(['logged']);
    // There are no records to read.
    await waitFor(() => expect(cellsOf('logged').Loops).toBe('?'), { timeout: 10_000 });
    const { Verdict, Session, Agent, Started, ...figures } = cellsOf('logged');
    expect([Verdict, Session, Agent, Started]).toEqual(['Outcome unknown', 'logged', 'cli', '≤ –']);
    expect(new Set(Object.values(figures))).toEqual(new Set(['–', '?']));
  });
});

describe('sorting and filtering', () => {
  it('sorts by the clicked column, says so, and keeps it in the URL', async () => {
    open({ tempo: new FakeTempo(THREE()) });
    await shows(['alpha', 'beta', 'gamma']);
    await userEvent.click(screen.getByRole('button', { name: 'Tokens' }));
    expect(listed()).toEqual(['gamma', 'alpha', 'beta']);
    expect(currentQuery().get('sort')).toBe('-tokens');
    expect(screen.getByRole('columnheader', { name: 'Tokens' })).toHaveAttribute('aria-sort', 'descending');
    await userEvent.click(screen.getByRole('button', { name: 'Tokens' }));
    expect(currentQuery().get('sort')).toBe('tokens');
    expect(listed()).toEqual(['beta', 'alpha', 'gamma']);
  });

  it('narrows by what is typed, in the URL', async () => {
    open({ tempo: new FakeTempo(THREE()) });
    await shows(['alpha', 'beta', 'gamma']);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name, id, agent, user or repository' }), 'triage');
    expect(listed()).toEqual(['beta']);
    expect(currentQuery().get('q')).toBe('triage');
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent(/^1 session.*of 3 loaded/);
  });

  it('shows what a link says, and nothing but', async () => {
    open({ tempo: new FakeTempo(THREE()) }, `${PATH}&tool=bash&sort=name&agent=coder&agent=triage`);
    await shows(['alpha', 'beta']);
    expect(screen.getByRole('columnheader', { name: 'Session' })).toHaveAttribute('aria-sort', 'ascending');
  });

  it('says when the filters let nothing through, and clears them', async () => {
    open({ tempo: new FakeTempo(THREE()) }, `${PATH}&agent=nobody&q=x`);
    expect(await screen.findByText('None of the 3 loaded sessions passes the filters.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    await shows(['alpha', 'beta', 'gamma']);
    expect(currentQuery().toString()).toBe('from=now-6h&to=now');
  });
});

describe('the keyboard', () => {
  it('goes from row to row and opens one', async () => {
    open({ tempo: new FakeTempo(THREE()) });
    await shows(['alpha', 'beta', 'gamma']);
    const grid = screen.getByRole('grid', { name: 'Sessions' });
    act(() => grid.focus());
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{End}{ArrowUp}');
    const [active] = screen.getAllByRole('row', { selected: true });
    expect(active).toHaveTextContent('beta');
    expect(grid).toHaveAttribute('aria-activedescendant', active!.id);
    await userEvent.keyboard('{Enter}');
    expect(locationService.getLocation().pathname).toMatch(/\/session$/);
    expect(Object.fromEntries(currentQuery())).toEqual({
      id: 'beta',
      from: 'now-6h',
      to: 'now',
      list: 'from=now-6h&to=now',
    });
  });

  it('lists its shortcuts under ?, but not while typing', async () => {
    open({ tempo: new FakeTempo(THREE()) });
    await shows(['alpha', 'beta', 'gamma']);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name, id, agent, user or repository' }), '?');
    expect(screen.queryByTestId(TEST_IDS.ui.shortcuts)).not.toBeInTheDocument();
    await userEvent.clear(screen.getByRole('textbox', { name: 'Name, id, agent, user or repository' }));
    act(() => screen.getByRole('grid').focus());
    await userEvent.keyboard('?');
    expect(await screen.findByTestId(TEST_IDS.ui.shortcuts)).toHaveTextContent('Open the session');
  });
});

describe('what is missing', () => {
  it('keeps the sessions of one source beside a sentence about the other, and tries again', async () => {
    const tempo = new FakeTempo(THREE());
    const loki = new FakeLoki();
    loki.before = () => {
      throw failure('unreachable', LOKI);
    };
    open({ tempo, loki });
    await shows(['alpha', 'beta', 'gamma']);
    const problem = await screen.findByTestId(TEST_IDS.sessions.problem);
    expect(problem).toHaveTextContent('My Loki (loki) cannot be reached');
    loki.before = () => undefined;
    await userEvent.click(within(problem).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByTestId(TEST_IDS.sessions.problem)).not.toBeInTheDocument());
  });

  it('does not take a failing source for an empty one', async () => {
    const tempo = new FakeTempo([]);
    tempo.before = () => {
      throw failure('rate_limited');
    };
    open({ tempo });
    expect(await screen.findByText(/Whether there are sessions is not known/)).toBeInTheDocument();
    expect(screen.getByTestId(TEST_IDS.sessions.problem)).toHaveTextContent('HTTP 429');
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent(/^– sessions$/);
  });

  it('says that there is nowhere to look', async () => {
    open({});
    await act(async () => undefined);
    expect(screen.getByText('Grafana has no Tempo or Loki data source that you may query.')).toBeInTheDocument();
  });

  it('says when the last session before the range was, and goes there', async () => {
    const last = NOW - 30 * HOUR;
    open({ tempo: new FakeTempo(session('old', last)) });
    expect(await screen.findByText('No session in this time range.')).toBeInTheDocument();
    expect(await screen.findByText('The last session before it was seen at 2026-11-20 06:00:00.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show that time' }));
    expect(Object.fromEntries(currentQuery())).toEqual({ from: String(last - HOUR), to: String(last + HOUR) });
  });

  it('says that Tempo stopped early', async () => {
    const tempo = new FakeTempo(THREE());
    tempo.unfinished = true;
    open({ tempo });
    await shows(['alpha', 'beta', 'gamma']);
    expect(screen.getByTestId(TEST_IDS.sessions.reach)).toHaveTextContent('stopped before it had searched everything');
    expect(screen.getByTestId(TEST_IDS.sessions.totals)).toHaveTextContent('3 sessions+');
  });
});

it('lists a thousand sessions with few rows in the document, and loads older ones when asked', async () => {
  const spans = Array.from({ length: 1200 }, (_, number) => session(`s${number}`, NOW - 2000 * (number + 1))).flat();
  open({ tempo: new FakeTempo(spans) });
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.sessions.reach)).toHaveTextContent('Searched back to'));
  await waitFor(() => expect(screen.getByTestId(TEST_IDS.sessions.older)).toBeEnabled());
  const count = Number(screen.getByRole('grid').getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(1000);
  expect(count).toBeLessThan(1200);
  expect(screen.getAllByTestId(TEST_IDS.sessions.row).length).toBeLessThan(60);
  await userEvent.click(screen.getByTestId(TEST_IDS.sessions.older));
  await waitFor(() => expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '1201'));
});

it('keeps the old rows, marked as such, until a new range has been answered; the latest range wins', async () => {
  const tempo = new FakeTempo(THREE());
  const sources = { tempo, logSelector: '{a="b"}' };
  const pageAt = (from: number, to: number) => (
    <SessionsPage sources={sources} timeZone="utc" timeRange={rangeOf(from, to)} />
  );
  const waiting: Array<() => void> = [];
  function Ranges() {
    const [range, setRange] = React.useState([NOW - 6 * HOUR, NOW] as [number, number]);
    return (
      <>
        <button onClick={() => setRange([NOW - 1.5 * HOUR, NOW])}>short</button>
        <button onClick={() => setRange([NOW - 2.5 * HOUR, NOW])}>longer</button>
        {pageAt(...range)}
      </>
    );
  }
  renderAt(PATH, <Ranges />);
  await shows(['alpha', 'beta', 'gamma']);

  tempo.before = () => new Promise<void>((resolve) => waiting.push(resolve));
  await userEvent.click(screen.getByText('short'));
  expect(listed()).toEqual(['alpha', 'beta', 'gamma']);
  expect(screen.getByRole('grid')).toHaveAttribute('aria-busy', 'true');

  await userEvent.click(screen.getByText('longer'));
  expect(tempo.searches.at(-2)?.signal?.aborted).toBe(true);
  await act(async () => waiting.forEach((answer) => answer()));
  await shows(['alpha', 'beta']);
  expect(screen.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
});
