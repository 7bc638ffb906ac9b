// How fast loops are looked for, calls of tools counted and two runs compared: `node --import tsx tests/bench/analyses.ts`.
// Prints figures and what they are to be, asserts nothing.

import { diffSessions } from '../../src/analysis/diff/diff';
import { loopsOf } from '../../src/analysis/loops/loops';
import { toolGrid } from '../../src/analysis/tools/grid';
import type { ToolUse } from '../../src/analysis/tools/uses';
import type { Session, ToolCall } from '../../src/model/session';
import { ofTarget, spreadOf, table, type Figure } from './figures';

const SIZES = [1000, 10_000, 100_000] as const;
/** Calls that the targets are for. */
const TARGET_SIZE = 10_000;
const LOOPS_TARGET_MS = 50;
const GRID_TARGET_MS = 200;
/** Steps of each of two runs that the target of aligning is for, and sizes around it. */
const DIFF_SIZE = 5000;
const DIFF_SIZES = [500, DIFF_SIZE, 50_000] as const;
const DIFF_TARGET_MS = 300;
const TOOLS = 100;
const COLUMNS = 200;
const ROUNDS = 7;

/** Runs of one session that go about their calls in different ways. */
const SHAPES: Readonly<Record<string, (index: number) => Pick<ToolCall, 'name' | 'arguments' | 'result'>>> = {
  'every call different': (index) => ({ name: 'read', arguments: `{"path":"${index}"}`, result: `text ${index}` }),
  'one call again and again': () => ({ name: 'read', arguments: '{"path":"a"}', result: 'text' }),
  'two calls in turn': (index) => ({ name: 'read', arguments: `{"path":"${index % 2}"}`, result: `text ${index % 2}` }),
  'the same call, another result each time': (index) => ({ name: 'poll', arguments: '{}', result: `at ${index} of n` }),
};

const figures: Figure[] = Object.entries(SHAPES).map(([shape, callOf]) =>
  measure(`loops, ${shape}`, LOOPS_TARGET_MS, (size) => {
    const session = sessionOf(Array.from({ length: size }, (_, index) => toolCall(index, callOf(index))));
    return () => loopsOf(session);
  })
);
figures.push(
  measure(`calls by ${TOOLS} tools and ${COLUMNS} columns of time`, GRID_TARGET_MS, (size) => {
    const uses = Array.from({ length: size }, (_, index) => toolUse(index, size));
    return () => toolGrid(uses, [], { across: 'time', from: 0, to: size, step: size / COLUMNS });
  })
);
/** Steps of two runs, by what they have to do with each other. */
const TWINS: Readonly<Record<string, (index: number, side: 0 | 1) => Pick<ToolCall, 'name' | 'arguments' | 'result'>>> =
  {
    'the same': (index) => readOf(index),
    'every tenth step different': (index, side) => readOf(index % 10 === 0 ? `${index} ${side}` : index),
    'a few calls again and again, every tenth different': (index, side) =>
      readOf(index % 10 === 0 ? `${index} ${side}` : (index * index) % 7),
    unrelated: (index, side) => ({ ...readOf(`${index} ${side}`), name: `tool ${(index * (3 + 4 * side)) % 11}` }),
  };
const diffs: Figure[] = Object.entries(TWINS).map(([shape, callOf]) =>
  measure(
    `two runs beside each other, ${shape}`,
    DIFF_TARGET_MS,
    (size) => {
      const sides = ([0, 1] as const).map((side) =>
        sessionOf(Array.from({ length: size }, (_, index) => toolCall(index, callOf(index, side))))
      );
      const [left, right] = sides as [Session, Session];
      return () => diffSessions(left, right);
    },
    { sizes: DIFF_SIZES, target: DIFF_SIZE }
  )
);
console.log(
  table(`Comparing two runs of ${DIFF_SIZE.toLocaleString('en')} steps: processor time, median of ${ROUNDS}`, diffs)
);
console.log(
  table(`Analyses of ${TARGET_SIZE.toLocaleString('en')} calls: processor time, median of ${ROUNDS}`, figures)
);

/** @param prepare makes the work for so many calls; only the work counts */
function measure(
  what: string,
  target: number,
  prepare: (size: number) => () => unknown,
  { sizes, target: targetSize }: { sizes: readonly number[]; target: number } = { sizes: SIZES, target: TARGET_SIZE }
): Figure {
  const times = sizes.map((size) => {
    const work = prepare(size);
    work();
    return spreadOf(Array.from({ length: ROUNDS }, () => timeOf(work))).median;
  });
  const atTarget = times[sizes.indexOf(targetSize)] ?? Number.NaN;
  const exponents = times.slice(1).map((time, index) => Math.log10(time / (times[index] ?? time)));
  return {
    what,
    value: `${atTarget.toFixed(1)} ms`,
    ratio: `${ofTarget(atTarget, target, 'ms')}; grows with calls^${exponents.map((it) => it.toFixed(2)).join(', ^')}`,
  };
}

/** Milliseconds of processor time, of all threads: garbage collection has its own. */
function timeOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

function readOf(path: string | number): Pick<ToolCall, 'name' | 'arguments' | 'result'> {
  return { name: 'read', arguments: JSON.stringify({ path }), result: `text of ${path}` };
}

function toolCall(index: number, part: Pick<ToolCall, 'name' | 'arguments' | 'result'>): ToolCall {
  return {
    kind: 'tool',
    origin: { traceId: 'a'.repeat(32), spanId: index.toString(16).padStart(16, '0') },
    start: index,
    end: index + 1,
    outcome: 'ok',
    runs: [],
    ...part,
  };
}

/** A session of one run; the analysis of loops reads nothing of it but its runs. */
function sessionOf(calls: ToolCall[]): Session {
  const steps = calls.map((call, index) => ({ number: index + 1, start: call.start, end: call.end, calls: [call] }));
  const origin = { traceId: 'a'.repeat(32), spanId: '' };
  const run = { origin, start: 0, end: calls.length, status: 'success', steps, runs: [], incomplete: false } as const;
  return { runs: [run] } as unknown as Session;
}

function toolUse(index: number, size: number): ToolUse {
  const origin = { traceId: 'a'.repeat(32), spanId: '' };
  return {
    tool: `tool ${(index * 7) % TOOLS}`,
    start: (index * 31) % size,
    duration: index % 977,
    outcome: 'ok',
    failed: index % 9 === 0,
    retry: false,
    run: origin,
    origin,
    session: { id: 's' },
  };
}
