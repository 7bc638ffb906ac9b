import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { isFailing, measured, quantile, sortedRows, stepOf, toolGrid } from './grid';
import { toolChargesOf, toolUsesOf } from './uses';

const MINUTE = 60_000;
const session = sessionOfRuns([
  runOfSteps(
    [
      [llmCall({ start: 0, reportedCost: 1, requestModel: 'm' }), toolCall('bash', { start: 10_000, end: 11_000 })],
      [
        llmCall({ start: 20_000, reportedCost: 4, requestModel: 'm' }),
        toolCall('edit', { start: 30_000, end: 30_100, outcome: 'error', error: { type: 'timeout' } }),
        toolCall('edit', { start: 40_000, end: 40_300 }),
      ],
      [
        llmCall({ start: 130_000, reportedCost: 6, requestModel: 'n' }),
        toolCall('bash', { start: 140_000, end: NaN, outcome: 'unknown' }),
      ],
    ],
    { agent: 'coder' }
  ),
]);
const uses = toolUsesOf(session);
const charges = toolChargesOf(session);
const across = (by: 'time' | 'agent' | 'model') =>
  toolGrid(uses, charges, { across: by, from: 0, to: 3 * MINUTE, step: MINUTE });

it('counts by tool and time; where nothing was called there is nothing, not zero', () => {
  const { slots, rows } = across('time');
  expect(slots.map(({ from, to }) => [from, to])).toEqual([
    [0, MINUTE],
    [MINUTE, 2 * MINUTE],
    [2 * MINUTE, 3 * MINUTE],
  ]);
  expect(rows).toEqual([
    {
      tool: 'bash',
      all: { calls: 2, errors: 0, retries: 0, p95: 1000, usd: 4 },
      cells: [
        { calls: 1, errors: 0, retries: 0, p95: 1000, usd: 4 },
        undefined,
        { calls: 1, errors: 0, retries: 0, p95: undefined, usd: undefined },
      ],
    },
    {
      tool: 'edit',
      all: { calls: 2, errors: 1, retries: 1, p95: 300, usd: 6 },
      cells: [{ calls: 2, errors: 1, retries: 1, p95: 300, usd: undefined }, undefined, undefined],
    },
  ]);
});

it('counts by the model that asked, and by agent', () => {
  expect(across('model').slots).toEqual([{ name: 'm' }, { name: 'n' }]);
  expect(across('model').rows[0]?.cells.map((cell) => cell?.calls)).toEqual([1, 1]);
  expect(across('agent').slots).toEqual([{ name: 'coder' }]);
});

it('puts tools that fail often before those with more of the measure', () => {
  const rows = sortedRows(across('time').rows, 'p95');
  expect(rows.map(({ tool }) => tool)).toEqual(['edit', 'bash']);
  expect(rows.map(isFailing)).toEqual([true, false]);
  expect(measured(rows[0]!.all, 'errors')).toBe(0.5);
});

it('adds up: the cells of a row are its calls, and the rows all calls within the range', () => {
  fc.assert(
    fc.property(anySession, (any) => {
      const all = toolUsesOf(any);
      const from = Math.min(0, ...all.map(({ start }) => start));
      const to = Math.max(1, ...all.map(({ start }) => start)) + 1;
      const grid = toolGrid(all, [], { across: 'time', from, to, step: stepOf(from, to, 50) });
      const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
      grid.rows.forEach((row) => expect(sum(row.cells.map((cell) => cell?.calls ?? 0))).toBe(row.all.calls));
      expect(sum(grid.rows.map((row) => row.all.calls))).toBe(all.length);
      expect(grid.slots.length).toBeLessThanOrEqual(51);
    })
  );
});

it('chooses steps that people count in, none finer than the data', () => {
  expect(stepOf(0, 6 * 60 * MINUTE, 120)).toBe(5 * MINUTE);
  expect(stepOf(0, 10_000, 120, 15_000)).toBe(30_000);
  expect(stepOf(0, 1000 * 86_400_000, 100)).toBe(10 * 86_400_000);
});

it('takes quantiles by nearest rank', () => {
  expect(quantile([], 0.95)).toBeUndefined();
  expect(quantile([5], 0.95)).toBe(5);
  expect(
    quantile(
      Array.from({ length: 100 }, (_, index) => 100 - index),
      0.95
    )
  ).toBe(95);
});
