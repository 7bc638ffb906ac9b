import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { partChange } from './change';
import { figuresOf, rateOf } from './figures';
import { callsOverTime } from './over-time';
import { failingPatterns, patternUsesOf } from './patterns';
import { toolProfile } from './profile';
import { toolUsesOf } from './uses';

const failing = (message: string, part: object = {}) => ({
  outcome: 'error' as const,
  error: { type: 'rate_limit_exceeded', message },
  ...part,
});

const session = sessionOfRuns(
  [
    runOfSteps(
      [
        [llmCall({ start: 0, requestModel: 'm' })],
        [toolCall('edit', { start: 1000, end: 1100, arguments: '{"path":"a"}' })],
        [toolCall('edit', { start: 2000, end: 2300, arguments: '{"path":"b"}', ...failing('busy') })],
        [toolCall('edit', { start: 3000, end: 3200, arguments: '{"path":"b"}', ...failing('busy') })],
        [toolCall('edit', { start: 4000, end: 4900, arguments: '{"path":"c","find":"x"}', ...failing('later') })],
        [toolCall('edit', { start: 5000, end: NaN, arguments: undefined, outcome: 'unknown' })],
        [toolCall('edit', { start: 6000, end: 6100, outcome: 'denied' })],
        [toolCall('read', { start: 7000, end: 7100 })],
      ],
      { agent: 'coder' }
    ),
  ],
  { id: 'one', agentVersion: '2' }
);
const uses = toolUsesOf(session).filter(({ tool }) => tool === 'edit');

it('counts calls by outcome, unknown and denied apart from failures', () => {
  const figures = figuresOf(uses);
  expect(figures).toEqual({
    calls: 6,
    failed: 3,
    p50: 200,
    p95: 900,
    p99: 900,
    told: {
      outcomes: { ok: 1, error: 3, timeout: 0, denied: 1, cancelled: 0, unknown: 1 },
      retries: 3,
      timed: 5,
      runs: 1,
      sessions: 1,
    },
  });
  expect(rateOf(figures, 'errors')).toEqual({ part: 3, of: 6 });
  expect(rateOf(figures, 'perRun')).toEqual({ part: 6, of: 1 });
  expect(rateOf({ calls: 6, failed: 3 }, 'retries')).toBeUndefined();
  expect(rateOf(figuresOf([]), 'errors')).toBeUndefined();
});

it('groups errors by class and type, with the newest call of each message', () => {
  const { errors, agents, models, sessions, lastSeen } = toolProfile(uses);
  expect(errors).toEqual([
    {
      class: 'rate_limit',
      type: 'rate_limit_exceeded',
      count: 3,
      sessions: 1,
      lastSeen: 4000,
      examples: [uses[3], uses[2]],
    },
  ]);
  expect(agents).toMatchObject([{ name: 'coder', version: '2', since: 1000, figures: { calls: 6 } }]);
  expect(models).toMatchObject([{ name: 'm', figures: { calls: 6 } }]);
  expect(sessions).toMatchObject([{ session: { id: 'one' }, calls: 6, failed: 3, worst: uses[1] }]);
  expect(lastSeen).toBe(6000);
  expect(toolProfile([])).toMatchObject({ errors: [], agents: [], sessions: [], lastSeen: undefined });
});

it('finds the shapes of arguments that fail, with what failed most often', () => {
  const patterns = failingPatterns(patternUsesOf(session, 'edit'));
  expect(patterns).toMatchObject([
    { pattern: '{path}', calls: 3, failed: 2, different: 1, examples: [{ preview: '{"path":"b"}', failed: 2 }] },
    { pattern: '{find, path}', calls: 1, failed: 1, errors: ['rate_limit'] },
  ]);
  expect(patternUsesOf(session, 'absent')).toEqual([]);
});

it('adds up, whatever the session: outcomes, agents, models, sessions and bars are all calls', () => {
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  fc.assert(
    fc.property(anySession, (any) => {
      const all = toolUsesOf(any);
      const { all: figures, agents, models, errors, sessions } = toolProfile(all);
      expect(figures.calls).toBe(all.length);
      expect(sum(Object.values(figures.told?.outcomes ?? {}))).toBe(all.length);
      for (const shares of [agents, models]) {
        expect(sum(shares.map((share) => share.figures.calls))).toBe(all.length);
        expect(sum(shares.map((share) => share.figures.failed))).toBe(figures.failed);
      }
      expect(sum(errors.map(({ count }) => count))).toBe(figures.failed);
      expect(sum(sessions.map(({ calls }) => calls))).toBe(all.length);
      const to = Math.max(1, ...all.map(({ start }) => start + 1));
      const bars = callsOverTime(all, { from: 0, to, step: 1000 }, 0);
      expect(sum(bars.map(({ calls = 0 }) => calls))).toBe(all.length);
      expect(sum(bars.map(({ failed = 0 }) => failed))).toBe(figures.failed);
      const patterns = new Set(all.map(({ tool }) => tool));
      const read = Array.from(patterns).flatMap((tool) => failingPatterns(patternUsesOf(any, tool)));
      expect(sum(read.map(({ failed }) => failed))).toBe(figures.failed);
    })
  );
});

it('knows nothing of the time before it searched: that is not zero', () => {
  const bars = callsOverTime(uses, { from: 0, to: 8000, step: 2000 }, 2500);
  expect(bars.map(({ calls }) => calls)).toEqual([1, 2, 2, 1]);
  expect(callsOverTime([], { from: 0, to: 8000, step: 2000 }, 4000).map(({ calls }) => calls)).toEqual([
    undefined,
    undefined,
    0,
    0,
  ]);
});

describe('change of a part', () => {
  it('is what Newcombe’s paper has for its examples', () => {
    // Table II of the paper, method 10: 56 of 70 less 48 of 80, and 9 of 10 less 3 of 10.
    const first = partChange({ part: 48, of: 80 }, { part: 56, of: 70 });
    expect([first.from, first.to].map((it) => it.toFixed(4))).toEqual(['0.0524', '0.3339']);
    const second = partChange({ part: 3, of: 10 }, { part: 9, of: 10 });
    expect([second.from, second.to].map((it) => it.toFixed(4))).toEqual(['0.1705', '0.8090']);
    expect([first.isCertain, second.isCertain]).toEqual([true, true]);
  });

  it('is never certain where nothing changed, and turns round with its sides', () => {
    const counted = fc
      .integer({ min: 1, max: 500 })
      .chain((of) => fc.record({ part: fc.nat(of), of: fc.constant(of) }));
    fc.assert(
      fc.property(counted, counted, (before, after) => {
        const there = partChange(before, after);
        const back = partChange(after, before);
        expect(there.from).toBeLessThanOrEqual(there.difference + 1e-9);
        expect(there.to).toBeGreaterThanOrEqual(there.difference - 1e-9);
        expect(there.from).toBeCloseTo(-back.to, 9);
        expect(partChange(before, before).isCertain).toBe(false);
      })
    );
  });
});
