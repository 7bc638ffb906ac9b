// How fast loops are looked for and calls of tools counted: `node --import tsx tests/bench/analyses.ts`. Prints figures
// and what they are to be, asserts nothing.

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
console.log(
  table(`Analyses of ${TARGET_SIZE.toLocaleString('en')} calls: processor time, median of ${ROUNDS}`, figures)
);

/** @param prepare makes the work for so many calls; only the work counts */
function measure(what: string, target: number, prepare: (size: number) => () => unknown): Figure {
  const times = SIZES.map((size) => {
    const work = prepare(size);
    work();
    return spreadOf(Array.from({ length: ROUNDS }, () => timeOf(work))).median;
  });
  const atTarget = times[SIZES.indexOf(TARGET_SIZE)] ?? Number.NaN;
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
