import fc from 'fast-check';
import { sessionOfCalls, type ToolCallSketch } from '../../testing/tool-calls';
import { NOT_CAPTURED } from '../../model/vocabulary/placeholders';
import { DEFAULT_THRESHOLDS } from '../thresholds';
import { loopsOf } from './loops';

const { loopRepeats, oscillationCycles } = DEFAULT_THRESHOLDS;

const loops = (...runs: ReadonlyArray<readonly ToolCallSketch[]>) => loopsOf(sessionOfCalls(...runs));

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Calls that are all different, with different results. */
const newCalls = (count: number, prefix: string): ToolCallSketch[] =>
  times(count, (index) => ({
    name: 'search',
    arguments: `{"q":"${prefix}${index}"}`,
    result: `found ${prefix}${index}`,
  }));

const read: ToolCallSketch = { name: 'read', arguments: '{"path":"a.txt"}', result: 'content of a' };

it('are not taken for certain where nothing is left of the arguments but a placeholder', () => {
  const masked: ToolCallSketch = { name: 'read', arguments: NOT_CAPTURED, result: NOT_CAPTURED, outcome: 'error' };
  expect(loops(times(4, () => masked)).filter(({ suspected }) => !suspected)).toEqual([]);
  const fine = loops(times(4, () => ({ ...masked, outcome: 'ok' as const })));
  expect(fine.filter(({ suspected }) => !suspected)).toEqual([]);
});

const repeats = fc.integer({ min: loopRepeats, max: 12 });
const few = fc.nat({ max: 5 });

describe('loops', () => {
  it('claim each call once at most', () => {
    const call = fc.record<ToolCallSketch>({
      name: fc.constantFrom('read', 'write_file', 'run'),
      arguments: fc.constantFrom(undefined, '{"n":1}', '{"n":2}', '{"n":'),
      result: fc.constantFrom(undefined, 'one', 'two'),
      outcome: fc.constantFrom('ok', 'error', 'denied', 'unknown'),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), (calls) => {
        const found = loops(calls);
        const claimed = found.flatMap((loop) => loop.calls);
        expect(new Set(claimed).size).toBe(claimed.length);
        expect(found.filter((loop) => loop.calls.length < loopRepeats)).toEqual([]);
      }),
      { numRuns: 500 }
    );
  });

  it.each([
    ['identical', 'ok'],
    ['identical_failing', 'error'],
  ] as const)('are %s where the same call comes again and again, wherever it begins', (kind, outcome) => {
    fc.assert(
      fc.property(repeats, few, few, (count, before, after) => {
        const loop = times(count, () => ({ ...read, outcome }));
        expect(loops([...newCalls(before, 'b'), ...loop, ...newCalls(after, 'a')])).toMatchObject([
          { kind, tools: ['read'], repeats: count, consecutive: true, suspected: false },
        ]);
      })
    );
  });

  it('are identical, not consecutive, where the same call comes again between others', () => {
    const between = times(loopRepeats, (index) => [read, ...newCalls(index + 1, `${index} `)]).flat();
    expect(loops(between)).toMatchObject([
      { kind: 'identical', repeats: loopRepeats, consecutive: false, suspected: false },
    ]);
  });

  it('are oscillations where two to four calls take turns', () => {
    const cycle = fc.integer({ min: 2, max: DEFAULT_THRESHOLDS.oscillationLongest });
    fc.assert(
      fc.property(cycle, fc.integer({ min: oscillationCycles, max: 8 }), few, (length, count, before) => {
        const round = newCalls(length, 'r');
        const calls = [...newCalls(before, 'b'), ...times(count, () => round).flat()];
        expect(loops(calls)).toMatchObject([
          { kind: 'oscillation', repeats: count, consecutive: true, suspected: false },
        ]);
      })
    );
  });

  it('do not depend on how arguments are written', () => {
    const spellings = ['{"a":1,"b":[2]}', '{ "b": [2],\n "a": 1 }', JSON.stringify('{"b":[2],"a":1}')];
    expect(loops(spellings.map((text) => ({ ...read, arguments: text })))).toMatchObject([{ kind: 'identical' }]);
  });

  it('do not depend on random parts of results', () => {
    const results = times(3, (index) => `done in ${index + 2}.5 ms at 2026-01-0${index + 1}T00:00:00Z`);
    expect(loops(results.map((result) => ({ ...read, result })))).toMatchObject([
      { kind: 'identical', suspected: false },
    ]);
  });

  it('are only suspected without arguments', () => {
    const calls = times(4, () => ({ ...read, arguments: undefined }));
    expect(loops(calls)).toMatchObject([{ kind: 'identical', suspected: true }]);
  });

  it('are stalls where nothing new is asked or answered for long', () => {
    const known = newCalls(5, 'k');
    // Rotated each time, so that no cycle comes round.
    const again = times(3, (round) => times(5, (index) => known[(index * (round + 2)) % 5] as ToolCallSketch)).flat();
    const found = loopsOf(sessionOfCalls([...known, ...again]), {
      thresholds: { ...DEFAULT_THRESHOLDS, loopRepeats: 99 },
    });
    expect(found).toMatchObject([{ kind: 'stall', suspected: false }]);
  });
});

describe('near-misses', () => {
  const write = (index: number): ToolCallSketch => ({
    name: 'edit_file',
    arguments: `{"path":"a.txt","text":"version ${index}"}`,
    result: 'written',
  });
  const test = (result: string): ToolCallSketch => ({ name: 'run_tests', arguments: '{}', result });

  it.each<[string, (count: number) => ToolCallSketch[][]]>([
    ['tests between different edits', (count) => [times(count, (index) => [write(index), test('1 failed')]).flat()]],
    [
      'paging with a cursor that advances',
      (count) => [times(count, (index) => ({ name: 'list', arguments: `{"cursor":${index}}`, result: 'a page' }))],
    ],
    [
      'polling whose results change',
      (count) => [times(count, (index) => ({ ...read, result: `${index} of ${count} percent` }))],
    ],
    ['the same call in runs of its own', (count) => times(count, () => [read])],
    ['the same call once less than a loop', () => [times(loopRepeats - 1, () => read)]],
    ['nothing but new calls', (count) => [newCalls(10 * count, 'n')]],
  ])('%s: no loop', (_, runs) => {
    fc.assert(
      fc.property(repeats, (count) => {
        expect(loops(...runs(count))).toEqual([]);
      })
    );
  });
});
