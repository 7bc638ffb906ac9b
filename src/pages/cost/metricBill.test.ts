import { sumOf, unpricedModels } from '../../analysis/spending/across';
import { callsQuery, failedCallsQuery, tokenPricesQuery, tokensQuery } from '../../queries/spend-metrics';
import { metricBill } from './metricBill';

const FROM = Date.UTC(2026, 10, 20);
const HOUR = 3_600_000;
const TO = FROM + 4 * HOUR;
const SLOTS = [0, 1].map((place) => ({ from: FROM + 2 * place * HOUR, to: FROM + 2 * (place + 1) * HOUR }));
const { signal } = new AbortController();

const labels = (model: string, token_type?: string) => ({
  agent: 'coder',
  provider: 'openai',
  gateway: '',
  model,
  ...(token_type !== undefined && { token_type }),
});

/** Answers by query and time; what is asked otherwise has no series. */
function prometheus(
  answers: Record<string, Array<{ labels: Record<string, string>; value: number }>>,
  over: Array<[Record<string, string>, number[]]> = []
) {
  return {
    instant: jest.fn(async (query: string, { time }: { time: number }) => answers[`${time} ${query}`] ?? []),
    range: jest.fn(async () =>
      over.map(([own, values]) => ({
        labels: own,
        times: SLOTS.slice(-values.length).map(({ to }) => to / 1000),
        values,
      }))
    ),
  };
}

const PRICES = [
  { labels: { model: 'listed', token_type: 'input' }, value: 2e-6 },
  { labels: { model: 'listed', token_type: 'cache_read' }, value: 2e-7 },
  { labels: { model: 'listed', token_type: 'output' }, value: 8e-6 },
];

it('prices tokens by type, and leaves apart what has no price', async () => {
  const metrics = prometheus(
    {
      [`${TO} ${tokensQuery(4 * 3600)}`]: [
        { labels: labels('listed', 'input'), value: 1e6 },
        { labels: labels('listed', 'cache_read'), value: 5e6 },
        { labels: labels('listed', 'output'), value: 1e5 },
        { labels: labels('own', 'input'), value: 300 },
        { labels: labels('idle', 'input'), value: 0 },
        { labels: labels('listed', 'mistake'), value: 7 },
      ],
      [`${TO} ${callsQuery(4 * 3600)}`]: [
        { labels: labels('listed'), value: 10.2 },
        { labels: labels('own'), value: 3 },
        { labels: labels('silent'), value: 4 },
      ],
      [`${TO} ${failedCallsQuery(4 * 3600)}`]: [{ labels: labels('silent'), value: 1 }],
      [`${TO} ${tokenPricesQuery(4 * 3600)}`]: PRICES,
    },
    [[labels('listed', 'input'), [25e4, 75e4]]]
  );
  const { lines, timed, before, knownFrom } = await metricBill(metrics, { from: FROM, to: TO }, SLOTS, signal);
  const all = sumOf(lines);
  expect(all.usd).toBeCloseTo(2 + 1 + 0.8, 9);
  expect(all.calls).toBeCloseTo(17.2, 9);
  // Three of `own`, and those of `silent` that did not fail.
  expect(all.unpriced).toBe(6);
  // What agents reported is in no metric, so that nothing counts twice.
  expect(all.bases).toEqual(new Set(['priced']));
  expect(unpricedModels(lines).map(({ model }) => model)).toEqual(['own', 'silent']);
  expect(lines[0]?.saved).toBeCloseTo(5e6 * 1.8e-6, 9);
  expect(timed.map(({ time, usd }) => [time, usd])).toEqual([
    [SLOTS[0]?.from, 0.5],
    [SLOTS[1]?.from, 1.5],
  ]);
  expect(before).toBeUndefined();
  expect(knownFrom).toBe(FROM);
});

it('prices nothing by half: a type without a price leaves its model unpriced', async () => {
  const metrics = prometheus({
    [`${TO} ${tokensQuery(4 * 3600)}`]: [
      { labels: labels('listed', 'input'), value: 1e6 },
      { labels: labels('listed', 'reasoning'), value: 1 },
    ],
    [`${TO} ${callsQuery(4 * 3600)}`]: [{ labels: labels('listed'), value: 2 }],
    [`${TO} ${tokenPricesQuery(4 * 3600)}`]: PRICES,
  });
  const { lines } = await metricBill(metrics, { from: FROM, to: TO }, SLOTS, signal);
  expect(sumOf(lines)).toMatchObject({ usd: null, unpriced: 2 });
});

it('knows the period before, and since when there are counters', async () => {
  const metrics = prometheus(
    {
      [`${FROM} ${tokensQuery(4 * 3600)}`]: [{ labels: labels('listed', 'input'), value: 5e5 }],
      [`${TO} ${tokenPricesQuery(4 * 3600)}`]: PRICES,
    },
    [[labels('listed', 'input'), [1]]]
  );
  const { before, knownFrom } = await metricBill(metrics, { from: FROM, to: TO }, SLOTS, signal);
  expect(sumOf(before ?? []).usd).toBe(1);
  expect(knownFrom).toBe(SLOTS[1]?.from);
});
