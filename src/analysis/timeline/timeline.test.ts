import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { placedCalls } from '../placed-calls';
import { axisOf, gapsOf } from './axis';
import { criticalPath } from './critical-path';
import { foldsOf } from './folds';
import { lanesOf } from './lanes';

describe('lanes', () => {
  it('hold every call once, in rows without overlap, and no piece ends before it begins', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const rows = lanesOf(session).flatMap((lane) => lane.rows);
        const drawn = new Set(rows.flat().map(({ call }) => call));
        expect(drawn).toEqual(new Set(placedCalls(session).map(({ call }) => call)));
        for (const row of rows) {
          row.forEach(({ start, end }, index) => {
            expect(end).toBeGreaterThanOrEqual(start);
            expect(start).toBeGreaterThanOrEqual(row[index - 1]?.end ?? -Infinity);
          });
        }
      })
    );
  });

  it('are one for each agent at each depth, however many runs, each before what it started', () => {
    const sub = (agent: string, start: number) => runOfSteps([[llmCall({ start })]], { agent });
    const run = (start: number) =>
      runOfSteps(
        [[llmCall({ start }), toolCall('delegate', { start: start + 1000, runs: [sub('reviewer', start + 1100)] })]],
        {
          agent: 'coder',
          runs: [sub('tester', start)],
        }
      );
    const lanes = lanesOf(sessionOfRuns([run(0), run(5000), sub('other', 9000)]));
    expect(lanes.map(({ agent, depth, runs }) => [agent, depth, runs.length])).toEqual([
      ['coder', 0, 2],
      ['reviewer', 1, 2],
      ['tester', 1, 2],
      ['other', 0, 1],
    ]);
  });

  it('tell the wait for a first token and for a person from the rest of a call', () => {
    const answered = llmCall({ start: 0, end: 1000, timeToFirstToken: 300 });
    const approved = toolCall('bash', { start: 1000, end: 3000, approval: { wait: 1500 } });
    const [lane] = lanesOf(sessionOfRuns([runOfSteps([[answered, approved]])]));
    expect(lane?.rows[0]?.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['first_token', 0, 300],
      ['generating', 300, 1000],
      ['waiting', 1000, 2500],
      ['tool', 2500, 3000],
    ]);
  });
});

describe('the axis', () => {
  const gaps = fc
    .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 0, maxLength: 8 })
    .map((times) => times.sort((a, b) => a - b))
    .map((times) =>
      times.flatMap((from, index) =>
        index % 2 === 0 && times[index + 1] !== undefined ? [{ from, to: times[index + 1] as number }] : []
      )
    );

  it('goes on with time, there and back, whatever is collapsed', () => {
    fc.assert(
      fc.property(gaps, fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2 }), (collapsed, times) => {
        const axis = axisOf(0, 100_000, collapsed);
        const places = times.sort((a, b) => a - b).map(axis.placeOf);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(axis.placeOf(100_000)).toBeCloseTo(axis.length, 6);
        expect(axis.length).toBeLessThanOrEqual(100_000);
        times.forEach((time, index) => expect(axis.timeAt(places[index] as number)).toBeCloseTo(time, 3));
      })
    );
  });

  it('keeps the scale wherever something goes on', () => {
    const axis = axisOf(0, 100_000, [{ from: 10_000, to: 90_000 }]);
    expect(axis.placeOf(5000) - axis.placeOf(1000)).toBeCloseTo(4000);
    expect(axis.placeOf(99_000) - axis.placeOf(95_000)).toBeCloseTo(4000);
    expect(axis.placeOf(90_000) - axis.placeOf(10_000)).toBeLessThan(2000);
  });

  it('finds the long gaps between calls, also at the ends', () => {
    const run = runOfSteps([[llmCall({ start: 100_000, end: 110_000 }), llmCall({ start: 111_000, end: 200_000 })]]);
    const lanes = lanesOf(sessionOfRuns([run]));
    expect(gapsOf(lanes, 0, 300_000)).toEqual([
      { from: 0, to: 100_000 },
      { from: 200_000, to: 300_000 },
    ]);
  });
});

it('an axis has its length where a call lies beyond its end', () => {
  const lanes = lanesOf(sessionOfRuns([runOfSteps([[llmCall({ start: 0 })], [llmCall({ start: 120_000 })]])]));
  const gaps = gapsOf(lanes, 0, 20_000);
  expect(gaps.every(({ from, to }) => from < to && to <= 20_000)).toBe(true);
  expect(axisOf(0, 20_000, gaps).length).toBeGreaterThan(0);
});

describe('the critical path', () => {
  it('is what ended last, back to the beginning, and into the sub-agent that was waited for', () => {
    const waitedFor = llmCall({ start: 1100, end: 3900 });
    const beside = llmCall({ start: 1100, end: 1500 });
    const delegate = toolCall('delegate', {
      start: 1000,
      end: 4000,
      runs: [runOfSteps([[beside]]), runOfSteps([[waitedFor]])],
    });
    const quick = toolCall('read', { start: 1000, end: 1200 });
    const [first, last] = [llmCall({ start: 0, end: 1000 }), llmCall({ start: 4000, end: 5000 })];
    const session = sessionOfRuns([runOfSteps([[first, quick, delegate], [last]])]);
    expect(criticalPath(session)).toEqual(new Set([last, delegate, waitedFor, first]));
  });

  it('never has two calls of one run at the same time', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const path = criticalPath(session);
        for (const run of session.runs) {
          const own = run.steps
            .flatMap(({ calls }) => calls)
            .filter((call) => path.has(call))
            .sort((a, b) => a.start - b.start || a.end - b.end);
          own.forEach(({ start }, index) => {
            const before = own[index - 1];
            expect(before === undefined || !(before.end > start)).toBe(true);
          });
        }
      })
    );
  });
});

it('folds equal calls in a row, not those that differ in arguments or outcome', () => {
  const calls = (count: number, part: Parameters<typeof toolCall>[1]) =>
    Array.from({ length: count }, () => toolCall('edit', part));
  const steps = [
    calls(2, { arguments: '{"a":1}' }),
    calls(3, { arguments: '{"a":2}' }),
    calls(4, { arguments: '{ "a": 2 }', outcome: 'error' }),
  ];
  const folds = foldsOf({ runs: [runOfSteps(steps.flatMap((step) => step.map((call) => [llmCall(), call])))] });
  expect(folds.map((fold) => fold.calls.length)).toEqual([3, 4]);
});
