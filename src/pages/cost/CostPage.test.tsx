import { dateTime } from '@grafana/data';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { CODING_AGENT, GEN_AI, GENERAL } from '../../dialects/keys';
import { foldSessions } from '../../dialects/sessions';
import { type RawSpan } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { readCapture, telemetryOf } from '../../testing/captures';
import { failure, FakeLoki, FakeTempo } from '../../testing/fakeSources';
import { currentQuery, renderAt, withLayout } from '../../testing/render';
import { span } from '../../testing/spans';
import { formatUsd } from '../../ui/format';
import CostPage from './CostPage';
import { type BillSources } from './useBill';

withLayout(1400, 600);
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const PATH = '/a/app/cost?from=now-24h&to=now&source=traces';

let lastTrace = 0;

interface Call {
  agent?: string;
  model?: string;
  input?: number;
  cached?: number;
  output?: number;
  team?: string;
  fails?: boolean;
}

/** One trace of a session: an agent's run with a call of a model and one of a tool. A million tokens of input cost 1.75 US dollars. */
function trace(id: string, start: number, call: Call = {}): RawSpan[] {
  lastTrace += 1;
  const { agent = 'coder', model = 'gpt-5.2', input = 1e6, cached = 0, output = 0, team, fails = false } = call;
  const traceId = lastTrace.toString(16).padStart(32, '0');
  const named = { [GEN_AI.conversationId]: id, [GEN_AI.agentName]: agent };
  const root = span(
    {
      [GEN_AI.operation]: 'invoke_agent',
      ...named,
      ...(team !== undefined && { [GENERAL.team]: team }),
      ...(fails && { [GENERAL.errorType]: 'timeout' }),
    },
    { traceId, start, end: start + 3000, status: fails ? 'error' : 'ok' }
  );
  const below = { traceId, parentSpanId: root.spanId };
  return [
    root,
    span(
      {
        [GEN_AI.operation]: 'chat',
        ...named,
        [GEN_AI.provider]: 'openai',
        [GEN_AI.requestModel]: model,
        [GEN_AI.inputTokens]: input,
        [GEN_AI.outputTokens]: output,
        [GEN_AI.cacheReadTokens]: cached,
      },
      { ...below, start: start + 100, end: start + 900 }
    ),
    span(
      { [GEN_AI.operation]: 'execute_tool', [GEN_AI.toolName]: 'bash' },
      { ...below, start: start + 1000, end: start + 1200 }
    ),
  ];
}

function open(sources: Partial<BillSources>, url = PATH, hours = 24, now = NOW) {
  const timeRange = { from: dateTime(now - hours * HOUR), to: dateTime(now), raw: { from: 'now-24h', to: 'now' } };
  return renderAt(
    url,
    <CostPage sources={{ logSelector: '{a="b"}', ...sources }} timeRange={timeRange} timeZone="utc" />
  );
}

const figure = (name: string) => screen.findByTestId(TEST_IDS.cost.figure(name));
const rows = () =>
  within(screen.getByTestId(TEST_IDS.cost.groups))
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()));

it('adds up what the range cost, by model, apart what has no price', async () => {
  open({
    tempo: new FakeTempo([
      ...trace('a', NOW - HOUR),
      ...trace('b', NOW - 2 * HOUR, { input: 3e6, cached: 2e6 }),
      ...trace('c', NOW - 3 * HOUR, { model: 'own "model" {x}' }),
    ]),
  });
  const spend = await figure('spend');
  // 1 + 1 million at 1.75, 2 million from the cache at 0.175.
  await waitFor(() => expect(spend).toHaveTextContent('$3.85'));
  expect(await figure('unpriced')).toHaveTextContent('1 call');
  expect(await figure('saved')).toHaveTextContent('$3.15');
  expect(await figure('projection')).toHaveTextContent('too few calls');
  expect(rows()).toEqual(
    [
      ['gpt-5.2', '100 %', '$3.85', '–', '4 Mil', '2', '2', ''],
      ['own "model" {x}', '–', 'cost unknown: no price + 1 unpriced', '–', '1 Mil', '1', '1', ''],
    ].map((row) => [
      row[0],
      row[1],
      expect.stringContaining(row[2]!.slice(0, 4)),
      expect.anything(),
      row[4],
      row[5],
      row[6],
      '',
    ])
  );
});

it('compares with the period before', async () => {
  open({ tempo: new FakeTempo([...trace('a', NOW - HOUR), ...trace('old', NOW - 30 * HOUR, { input: 5e5 })]) });
  await waitFor(async () =>
    expect(await figure('spend')).toHaveTextContent(/\$1.75↑ 100 % from \$0.88 the period before/)
  );
});

it('says what a run that succeeded cost, and what failed ones wasted', async () => {
  open({
    tempo: new FakeTempo([
      ...trace('a', NOW - HOUR),
      ...trace('a', NOW - 2 * HOUR),
      ...trace('b', NOW - 3 * HOUR, { fails: true, input: 2e6 }),
    ]),
  });
  await waitFor(async () => expect(await figure('success')).toHaveTextContent('2 succeeded, 1 did not'));
  expect(await figure('success')).toHaveTextContent('$3.50');
  await waitFor(async () => expect(await figure('wasted')).toHaveTextContent('$3.50'));
  expect(await figure('wasted')).toHaveTextContent('50 % of what was spent');
});

it('leads from a bar to its sessions, and narrows to it', async () => {
  const team = '\u05d0\u05d1 "team" {x}';
  open(
    {
      tempo: new FakeTempo([
        ...trace('a', NOW - HOUR, { team }),
        ...trace('b', NOW - HOUR, { team: 'other', input: 1e5 }),
        ...trace('c', NOW - HOUR, { input: 1e4 }),
      ]),
    },
    `${PATH}&by=team`
  );
  await waitFor(async () => expect(await screen.findByTestId(TEST_IDS.cost.groups)).toHaveTextContent('not said'));
  const link = (name: string) => new URL(screen.getByRole<HTMLAnchorElement>('link', { name }).href).searchParams;
  expect(link(team).getAll('team')).toEqual([team]);
  expect(link(team).get('from')).toBe('now-24h');
  expect(link('not said').getAll('not-team').sort()).toEqual(['other', team].sort());
  await userEvent.click(screen.getByRole('button', { name: 'Only other' }));
  expect(currentQuery().getAll('team')).toEqual(['other']);
  await waitFor(() => expect(rows()).toHaveLength(1));
  await userEvent.click(screen.getByRole('button', { name: 'No longer only other' }));
  await waitFor(() => expect(rows()).toHaveLength(3));
});

it('narrows to what is not said', async () => {
  open(
    { tempo: new FakeTempo([...trace('a', NOW - HOUR, { team: 'x' }), ...trace('b', NOW - HOUR)]) },
    `${PATH}&by=team`
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Only not said' }));
  await waitFor(() => expect(rows().map(([name]) => name)).toEqual(['not said']));
  expect(currentQuery().getAll('team')).toEqual(['']);
  const sessions = within(screen.getByTestId(TEST_IDS.cost.sessions)).getAllByRole('link');
  expect(sessions.map(({ textContent }) => textContent)).toEqual(['b']);
});

describe('sessions that only log records know', () => {
  const loki = (id: string, first: number, last: number) => {
    const fake = new FakeLoki();
    const labels = { session: id, service_name: 'cli' };
    fake.samples = { first: [{ labels, value: first }], last: [{ labels, value: last }] };
    return fake;
  };

  it('are read, and cost what their records say', async () => {
    const { logs } = telemetryOf(readCapture('claude-code', 'plain-denied-no-traces').requests);
    const [session] = foldSessions({ spans: [], logs });
    const reported = logs.flatMap(({ attributes }) => attributes).filter(({ key }) => key === CODING_AGENT.cost);
    const usd = reported.reduce((sum, { value }) => sum + Number(value?.doubleValue ?? value?.stringValue), 0);
    expect(usd).toBeGreaterThan(0);
    const fake = loki(session?.id ?? '', session?.start ?? 0, session?.lastActivity ?? 0);
    fake.records = [...logs];
    const now = (session?.lastActivity ?? 0) + 60_000;
    open({ tempo: new FakeTempo([]), loki: fake }, PATH, 24, now);
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent(formatUsd(usd)));
    expect(await figure('spend')).toHaveTextContent('reported by agents');
  });

  it('are told where their records can’t be had', async () => {
    open({ tempo: new FakeTempo(trace('a', NOW - HOUR)), loki: loki('logged', NOW - HOUR, NOW - HOUR + 1000) });
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent('$1.75'));
    expect(await screen.findByTestId(TEST_IDS.cost.notice('failed'))).toHaveTextContent('Records of 1 session');
  });
});

it('says why there is nothing', async () => {
  const { unmount } = open({});
  expect(await screen.findByTestId(TEST_IDS.cost.empty)).toHaveTextContent('neither a Tempo nor a Loki');
  unmount();
  const { unmount: again } = open({ tempo: new FakeTempo([]) });
  expect(await screen.findByTestId(TEST_IDS.cost.empty)).toHaveTextContent('No session in this time range.');
  again();
  const tempo = new FakeTempo([]);
  tempo.before = () => {
    throw failure('unreachable');
  };
  open({ tempo });
  expect(await screen.findByTestId(TEST_IDS.cost.empty)).toHaveTextContent('nobody knows what was spent');
  expect(screen.getByTestId(TEST_IDS.cost.problem)).toHaveTextContent('My Tempo');
});

it('ignores what makes no sense in the address, and says so', async () => {
  open({ tempo: new FakeTempo(trace('a', NOW - HOUR)) }, `${PATH}&by=<b>&measure=toString&table=yes`);
  expect(await screen.findByTestId(TEST_IDS.cost.ignored)).toHaveTextContent('by, measure, table');
  expect(await figure('spend')).toBeInTheDocument();
});

it('gives the line of a price', async () => {
  open({ tempo: new FakeTempo(trace('a', NOW - HOUR, { model: 'own' })) });
  await userEvent.type(await screen.findByLabelText(/^input of own/), '1,5');
  await userEvent.type(screen.getByLabelText(/^output of own/), 'x');
  expect(screen.queryByTestId(TEST_IDS.cost.line)).not.toBeInTheDocument();
  await userEvent.clear(screen.getByLabelText(/^output of own/));
  await userEvent.type(screen.getByLabelText(/^output of own/), '6');
  expect(screen.getByTestId(TEST_IDS.cost.line)).toHaveTextContent(
    '{"provider":"openai","model":"own","perMillion":{"input":1.5,"output":6}}'
  );
});

describe('the chart', () => {
  const two = () => new FakeTempo([...trace('a', NOW - HOUR), ...trace('b', NOW - 5 * HOUR, { input: 2e6 })]);

  it('says a column’s sum, and leads to its sessions', async () => {
    open({ tempo: two() });
    const chart = await screen.findByTestId(TEST_IDS.cost.chart);
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent('$5.25'));
    chart.focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    expect(screen.getByTestId(TEST_IDS.cost.said)).toHaveTextContent('11:00: $1.75 (gpt-5.2 $1.75)');
    await userEvent.keyboard('{Home}');
    expect(screen.getByTestId(TEST_IDS.cost.said)).toHaveTextContent('12:00: nothing');
    await userEvent.keyboard('{Enter}');
    expect(currentQuery().get('to')).toBe(String(NOW - 24 * HOUR + HOUR / 2));
  });

  it('is a table, too', async () => {
    open({ tempo: two() }, `${PATH}&table=1&by=agent`);
    const table = await screen.findByTestId(TEST_IDS.cost.times);
    await waitFor(() =>
      expect(
        within(table)
          .getAllByRole('row')
          .map(({ textContent }) => textContent)
      ).toEqual(['FromAllcoder', '2026-11-21 07:00:00$3.50$3.50', '2026-11-21 11:00:00$1.75$1.75'])
    );
  });
});

describe('metrics', () => {
  const labels = { agent: 'coder', provider: 'openai', gateway: '', model: 'gpt-5.2' };
  const input = { ...labels, token_type: 'input' };

  /** A Prometheus that counted so many tokens of input, at two US dollars for a million. */
  function prometheus(tokens: number) {
    return {
      source: { uid: 'p', name: 'My Prometheus', type: 'prometheus' as const },
      instant: jest.fn(async (query: string) => {
        if (tokens === 0) {
          return [];
        }
        if (query.includes('agent_token_price')) {
          return [{ labels: { model: 'gpt-5.2', token_type: 'input' }, value: 2e-6 }];
        }
        const counted = query.includes('agent_llm_tokens_total')
          ? { labels: input, value: tokens }
          : { labels, value: 40 };
        return query.includes('errors') ? [] : [counted];
      }),
      range: jest.fn(async () => []),
    };
  }
  const auto = PATH.replace('&source=traces', '');
  const status = () => screen.findByTestId(TEST_IDS.cost.status);

  it('tell long ranges, and say so', async () => {
    const tempo = new FakeTempo(trace('a', NOW - HOUR));
    open({ tempo, prometheus: prometheus(15e6) }, auto, 48);
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent('$30.00'));
    expect(await status()).toHaveTextContent('From metrics');
    expect(await figure('spend')).toHaveTextContent('estimated: tokens × recorded prices');
    expect(await figure('wasted')).toHaveTextContent('–Only traces tell');
    expect(await figure('success')).toHaveTextContent('–Only traces tell');
    expect(screen.queryByTestId(TEST_IDS.cost.sessions)).not.toBeInTheDocument();
    expect(tempo.searches).toHaveLength(0);
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'gpt-5.2' }).href).toContain('model=gpt-5.2');
  });

  it('are left for traces where they know nothing', async () => {
    const tempo = new FakeTempo(trace('a', NOW - HOUR));
    open({ tempo, prometheus: prometheus(0) }, auto, 48);
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent('$1.75'));
    expect(await status()).toHaveTextContent('from traces');
  });

  it('say that they know nothing where they were chosen', async () => {
    open({ tempo: new FakeTempo(trace('a', NOW - HOUR)), prometheus: prometheus(0) }, `${auto}&source=metrics`, 48);
    expect(await screen.findByTestId(TEST_IDS.cost.empty)).toHaveTextContent('The metrics tell of no call');
  });

  it('are left for traces where they have no label, and the page says so', async () => {
    const metrics = prometheus(1e6);
    open({ tempo: new FakeTempo(trace('a', NOW - HOUR)), prometheus: metrics }, `${auto}&source=metrics&by=user`);
    expect(await screen.findByTestId(TEST_IDS.cost.notice('metrics'))).toHaveTextContent('no metric tells team');
    await waitFor(async () => expect(await figure('spend')).toHaveTextContent('$1.75'));
    expect(metrics.instant).not.toHaveBeenCalled();
  });
});

it('says that it may have cost more where the search was cut', async () => {
  const tempo = new FakeTempo(trace('a', NOW - HOUR));
  tempo.unfinished = true;
  open({ tempo });
  await waitFor(async () => expect(await figure('spend')).toHaveTextContent('≥ $1.75'));
  expect(await figure('spend')).toHaveTextContent('the period before can’t be told');
});
