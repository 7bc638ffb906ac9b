import { dateTime } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DAY, HOUR, MINUTE, writeDuration } from '../../model/durations';
import { COUNTED_LABEL, WINDOW_LABEL } from '../../queries/slo';
import { OBJECTIVE_INFO, TARGET_NAME } from '../../queries/slo-series';
import { type FiringAlert } from '../../sources/alertmanager';
import { type Sample } from '../../sources/samples';
import { TEST_IDS } from '../../testIds';
import {
  ALERTMANAGER,
  definitionSamples,
  FakeAlertmanager,
  FakePrometheus,
  PROMETHEUS,
} from '../../testing/fakeReliability';
import { failure } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { type ReliabilitySources } from './load/loadReliability';
import ReliabilityPage from './ReliabilityPage';

withLayout(1200, 600);
jest.setTimeout(30_000);

const PATH = '/a/app/reliability';
const RANGE = { from: dateTime(0), to: dateTime(1), raw: { from: 'now-30d', to: 'now' } };
const IDS = TEST_IDS.reliability;

/** Calls and failures of a model in each window. */
function counts(model: string, windows: ReadonlyArray<[seconds: number, total: number, bad: number]>): Sample[] {
  const labels = { slo: 'calls', gateway: 'vendor', model };
  return windows.flatMap(([seconds, total, bad]) => [
    { labels: { [COUNTED_LABEL]: 'total', [WINDOW_LABEL]: writeDuration(seconds), ...labels }, value: total },
    { labels: { [COUNTED_LABEL]: 'bad', [WINDOW_LABEL]: writeDuration(seconds), ...labels }, value: bad },
  ]);
}

const MONTH = 30 * DAY;
const BUSY = [
  ...definitionSamples(),
  ...counts('good-one', [
    [5 * MINUTE, 10, 1],
    [HOUR, 100, 5],
    [DAY, 1000, 5],
    [MONTH, 10_000, 70],
  ]),
  ...counts('other', [
    [DAY, 0, 0],
    [MONTH, 1000, 0],
  ]),
];

function alert(labels: Record<string, string>, annotations: Record<string, string> = {}, quiet?: FiringAlert['quiet']) {
  return {
    id: JSON.stringify(labels),
    labels: { slo: 'calls', alertname: 'A', ...labels },
    annotations,
    since: Date.now() - 60_000,
    quiet,
  };
}
const WATCHDOG = alert({ watchdog: 'prometheus' });

function open(sources: ReliabilitySources, query = '') {
  return renderAt(`${PATH}${query}`, <ReliabilityPage sources={sources} timeRange={RANGE} timeZone="utc" />);
}

const objective = (slo: string) => screen.findByTestId(IDS.objective(slo));

describe('objectives', () => {
  it('show what is left of each budget, how fast it burns, and who spends it', async () => {
    open({ prometheus: new FakePrometheus(BUSY) });
    const row = await objective('calls');
    // 70 failures of 11,000 calls, of which 110 were allowed.
    expect(within(row).getByRole('meter')).toHaveAttribute('aria-valuetext', '36 %');
    expect(row).toHaveTextContent('99 %');
    expect(row).toHaveTextContent('10×5.0×–0.50×');
    expect(row).toHaveTextContent('vendor · good-one (30 %)');
    const link = new URL(within(row).getByRole<HTMLAnchorElement>('link').href);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      from: 'now-24h',
      to: 'now',
      sort: '-failures',
      gateway: 'vendor',
      model: 'good-one',
    });
  });

  it('are each judged over the days of their own budget', async () => {
    const info = { by: 'tool', profile: 'paging', target: '0.9', file: 'slo/imported/shop.yaml', line: '3' };
    const weekly = { [WINDOW_LABEL]: '7d', slo: 'weekly', tool: 'till' };
    open({
      prometheus: new FakePrometheus([
        ...BUSY,
        { labels: { __name__: OBJECTIVE_INFO, slo: 'weekly', title: 'Weekly', days: '7', ...info }, value: 1 },
        { labels: { __name__: TARGET_NAME, slo: 'weekly' }, value: 0.9 },
        { labels: { [COUNTED_LABEL]: 'total', ...weekly }, value: 100 },
        { labels: { [COUNTED_LABEL]: 'bad', ...weekly }, value: 5 },
      ]),
    });
    expect(within(await objective('weekly')).getByRole('meter')).toHaveAttribute('aria-valuetext', '50 %');
    expect(await objective('weekly')).toHaveTextContent('of 7 days');
    expect(within(await objective('calls')).getByRole('meter')).toHaveAttribute('aria-valuetext', '36 %');
    expect(await objective('calls')).toHaveTextContent('of 30 days');
  });

  it('say why one has no budget', async () => {
    const prometheus = new FakePrometheus(definitionSamples());
    open({ prometheus });
    expect(await objective('runs')).toHaveTextContent('Its rules are not loaded');
    expect(await objective('calls')).toHaveTextContent('Its rules have not been evaluated for five minutes yet.');
  });

  it('say since when they are recorded where that is too short', async () => {
    const prometheus = new FakePrometheus(definitionSamples());
    prometheus.first = [{ labels: { slo: 'calls' }, value: Math.floor(Date.now() / 3_600_000) * 3600 }];
    open({ prometheus });
    expect(await objective('calls')).toHaveTextContent(/Recorded since .*: the budget is added up at each full hour/);
  });

  it('say that nothing was called, which is not a full budget', async () => {
    open({ prometheus: new FakePrometheus([...definitionSamples(), ...counts('good-one', [[MONTH, 0, 0]])]) });
    expect(await objective('calls')).toHaveTextContent('Nothing was called in the time of its budget.');
    expect(screen.queryByRole('meter')).not.toBeInTheDocument();
  });

  it('open by keyboard, in the URL, with the budget of each tier and model', async () => {
    open({ prometheus: new FakePrometheus(BUSY) });
    const row = await objective('calls');
    within(row).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect(currentQuery().get('slo')).toBe('calls');
    const members = await screen.findByTestId(IDS.members);
    expect(
      within(members)
        .getAllByRole('row')
        .slice(1)
        .map((each) => each.textContent)
    ).toEqual([
      'vendor · good-onepage30 %70 of 10 K5 of 1 KSessions',
      'vendor · otherticket100 %0 of 1 K0 of 0Sessions',
    ]);
    expect(screen.getByTestId(IDS.details)).toHaveTextContent(/page30 %70 of 10 K failedticket100 %/);
  });
});

describe('what if', () => {
  /** An hour of failures, an hour ago. */
  function broken(): FakePrometheus {
    const prometheus = new FakePrometheus(BUSY);
    const now = Math.floor(Date.now() / 300_000) * 300;
    const times = Array.from({ length: 48 }, (_, index) => now - (48 - index) * 300);
    const labels = { slo: 'calls', gateway: 'vendor', model: 'good-one' };
    const failed = times.slice(24, 36);
    prometheus.ranges = {
      total: [{ labels, times, values: times.map(() => 20) }],
      bad: [{ labels, times: failed, values: failed.map(() => 3) }],
    };
    return prometheus;
  }

  it('replays another target on what was recorded, and shows the line to change', async () => {
    open({ prometheus: broken() }, '?slo=calls');
    const outcome = await screen.findByTestId(IDS.outcome);
    // 3 of 20 are 15 %: just over 14.4 % in the hour.
    await waitFor(() => expect(outcome).toHaveTextContent('As it is: 1 page, 0 tickets.'));
    expect(screen.queryByTestId(IDS.changes)).not.toBeInTheDocument();
    const typed = screen.getByRole('textbox', { name: /typed/ });
    await userEvent.clear(typed);
    await userEvent.type(typed, '95');
    await waitFor(() => expect(outcome).toHaveTextContent('This would have been 0 pages, 0 tickets. As it is: 1 page'));
    expect(currentQuery().get('target')).toBe('95');
    expect(screen.getByTestId(IDS.changes)).toHaveTextContent('slo/calls.yaml, line 35- target: 0.95');
    await userEvent.click(screen.getByRole('button', { name: 'As it is' }));
    expect(currentQuery().has('target')).toBe(false);
  });

  it('says how far the records reach and what it leaves out', async () => {
    const prometheus = broken();
    prometheus.first = [{ labels: { slo: 'calls' }, value: Date.now() / 1000 - 3 * DAY }];
    open({ prometheus }, '?slo=calls&windows=Fast:6h/30m');
    expect(await screen.findByTestId(IDS.outcome)).toHaveTextContent('This would have been 0 pages');
    expect(screen.getByTestId(IDS.reach)).toHaveTextContent(/Records reach back to .*: 3 of 30 days.*every 5 minutes/);
    expect(screen.getByTestId(IDS.changes)).toHaveTextContent('profiles.yaml, line 20windows: 6h/30m # Fast');
  });
});

describe('tiers', () => {
  it.each([
    ['label.gateway=vendor&label.model=good-2', 'Yes: line 8 of tiers.yaml is the first that matches. By: Calls.'],
    ['label.gateway=vendor&label.model=bad', 'No, a ticket is opened: no entry matches.'],
    ['label.gateway=vendor', 'Type what is called'],
  ])('answer whether a model would page: %s', async (query, answer) => {
    open({ prometheus: new FakePrometheus(definitionSamples()) }, `?${query}`);
    expect(await screen.findByTestId(IDS.answer)).toHaveTextContent(answer);
  });
});

describe('what fires', () => {
  it('has the worst first, with its sessions and since when', async () => {
    const alerts = [
      WATCHDOG,
      alert({ severity: 'warning', model: 'b' }, { summary: 'lesser' }),
      alert({ severity: 'critical', model: 'c' }, { summary: 'held' }, 'held_back'),
      alert(
        { severity: 'critical', model: 'a"&b' },
        { summary: 'worst', lookback: '6h', dashboard: 'flightrecorder-slo' }
      ),
    ];
    open({ prometheus: new FakePrometheus(BUSY), alertmanager: new FakeAlertmanager(alerts) });
    const lines = await screen.findAllByTestId(IDS.alert);
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^pageworst.*since .*\(1m 00s\)SessionsDashboard$/),
      expect.stringMatching(/^ticketlesser/),
      expect.stringMatching(/^held back by a worse oneheld/),
    ]);
    const link = new URL(within(lines[0]!).getByRole<HTMLAnchorElement>('link', { name: 'Sessions' }).href);
    expect(link.searchParams.get('model')).toBe('a"&b');
    expect(Number(link.searchParams.get('from'))).toBe(alerts[3]!.since - 6 * HOUR * 1000);
  });

  it('leads to the session that an alert names', async () => {
    const alerts = [WATCHDOG, alert({ severity: 'warning', session_id: 's/1' })];
    open({ prometheus: new FakePrometheus(BUSY), alertmanager: new FakeAlertmanager(alerts) });
    const line = await screen.findByTestId(IDS.alert);
    const link = new URL(within(line).getByRole<HTMLAnchorElement>('link', { name: 'Sessions' }).href);
    expect([link.pathname.endsWith('/session'), link.searchParams.get('id')]).toEqual([true, 's/1']);
  });

  it('tells silence from deafness', async () => {
    const { unmount } = open({ alertmanager: new FakeAlertmanager([WATCHDOG]) });
    expect(await screen.findByText('Nothing fires. The watchdog does, so alerts arrive.')).toBeInTheDocument();
    unmount();
    open({ alertmanager: new FakeAlertmanager([]) });
    expect(await screen.findByText(/The watchdog, an alert that always fires, is not there/)).toBeInTheDocument();
  });

  it('keeps the budgets beside a failing Alertmanager, and tries again', async () => {
    const alertmanager = new FakeAlertmanager([WATCHDOG]);
    alertmanager.before = () => {
      throw failure('unreachable', ALERTMANAGER);
    };
    open({ prometheus: new FakePrometheus(BUSY), alertmanager });
    await objective('calls');
    expect(screen.getByTestId(IDS.firing)).toHaveTextContent('What fires is not known. My Alertmanager');
    alertmanager.before = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/Nothing fires/)).toBeInTheDocument();
  });
});

describe('what is missing', () => {
  it('is Prometheus', async () => {
    open({});
    expect(await screen.findByTestId(IDS.empty)).toHaveTextContent('no Prometheus data source');
    expect(screen.getByTestId(IDS.firing)).toHaveTextContent('no Alertmanager data source');
  });

  it('is the rules', async () => {
    open({ prometheus: new FakePrometheus([]) });
    expect(await screen.findByTestId(IDS.empty)).toHaveTextContent(
      'My Prometheus evaluates none of the recorder’s rules.'
    );
  });

  it('is what older rules don’t say: budgets are still shown', async () => {
    const older = BUSY.filter(({ labels }) => labels.__name__?.endsWith(':info') !== true);
    open({ prometheus: new FakePrometheus(older) });
    expect(within(await objective('calls')).getByRole('meter')).toHaveAttribute('aria-valuetext', '36 %');
    expect(screen.getByText(/The loaded rules are older than this page/)).toBeInTheDocument();
  });

  it('is an answer, which is not the same as no rules', async () => {
    const prometheus = new FakePrometheus(BUSY);
    prometheus.before = () => {
      throw failure('timeout', PROMETHEUS);
    };
    open({ prometheus });
    expect(await screen.findByTestId(IDS.empty)).toHaveTextContent('Whether there are objectives is not known');
    expect(screen.getByTestId(IDS.problem)).toHaveTextContent('My Prometheus');
  });
});
