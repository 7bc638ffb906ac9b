import fc from 'fast-check';
import type { Call, LlmCall, Run, Session, ToolCall } from '../model/session';
import { totalsOf } from '../model/fold/totals';

/** Calls and runs for tests, by the parts that a test is about; everything else is plausible and plain. */

let spans = 0;
const origin = () => ({ traceId: 'a'.repeat(32), spanId: (spans++).toString(16).padStart(16, '0') });

export function llmCall(part: Partial<LlmCall> = {}): LlmCall {
  const start = part.start ?? 0;
  return {
    kind: 'llm',
    origin: origin(),
    start,
    end: start + 1000,
    requestModel: 'model-x',
    tokens: {},
    outcome: 'ok',
    ...part,
  };
}

export function toolCall(name: string, part: Partial<ToolCall> = {}): ToolCall {
  const start = part.start ?? 0;
  return {
    kind: 'tool',
    origin: origin(),
    start,
    end: start + 500,
    name,
    arguments: '{}',
    outcome: 'ok',
    runs: [],
    ...part,
  };
}

/** A run with these steps, each a list of calls. Starts with its first call and ends with its last. */
export function runOfSteps(steps: readonly Call[][], part: Partial<Run> = {}): Run {
  const calls = steps.flat();
  const start = Math.min(...calls.map((call) => call.start), part.start ?? Infinity);
  const end = Math.max(...calls.map((call) => call.end), part.end ?? -Infinity);
  return {
    origin: origin(),
    start,
    end,
    status: 'unknown',
    steps: steps.map((inStep, index) => ({
      number: index + 1,
      start: Math.min(...inStep.map((call) => call.start)),
      end: Math.max(...inStep.map((call) => call.end)),
      calls: [...inStep],
    })),
    runs: [],
    incomplete: false,
    ...part,
  };
}

export function sessionOfRuns(runs: Run[], part: Partial<Session> = {}): Session {
  const start = Math.min(...runs.map((run) => run.start));
  const end = Math.max(...runs.map((run) => run.end));
  return {
    id: 's',
    key: 'session.id',
    start,
    end,
    traceIds: ['a'.repeat(32)],
    runs,
    compactions: [],
    evaluations: [],
    feedback: [],
    notes: [],
    lastActivity: end,
    totals: totalsOf(runs),
    ...part,
  };
}

const time = fc.integer({ min: 0, max: 10_000 });
const length = fc.integer({ min: 0, max: 3000 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const anyLlmCall = fc
  .record({
    start: time,
    length: maybe(length),
    timeToFirstToken: maybe(length),
    reportedCost: maybe(fc.integer({ min: 0, max: 1000 })),
    outcome: fc.constantFrom('ok' as const, 'error' as const, 'cancelled' as const, 'unknown' as const),
    tokens: fc.record({
      input: maybe(fc.nat(100_000)),
      cacheRead: maybe(fc.nat(100_000)),
      output: maybe(fc.nat(10_000)),
    }),
    requestModel: fc.constantFrom('model-x', 'model-y'),
  })
  .map(({ length: long, ...part }) => llmCall({ ...part, end: long === undefined ? NaN : part.start + long }));

const anyToolCall = (runs: fc.Arbitrary<Run[]>) =>
  fc
    .record({
      name: fc.constantFrom('read', 'edit_file', 'delegate'),
      start: time,
      length: maybe(length),
      wait: maybe(length),
      outcome: fc.constantFrom('ok' as const, 'error' as const, 'denied' as const, 'unknown' as const),
      arguments: fc.constantFrom('{"a":1}', '{"a":2}', undefined),
      runs,
    })
    .map(({ name, length: long, wait, ...part }) =>
      toolCall(name, {
        ...part,
        end: long === undefined ? NaN : part.start + long,
        approval: wait === undefined ? undefined : { wait },
      })
    );

/** Any session: overlapping, open and failed calls, sub-agents up to two levels deep, steps without calls. */
export const anySession: fc.Arbitrary<Session> = fc
  .letrec<{ run: Run; runs: Run[] }>((tie) => ({
    runs: fc.array(tie('run') as fc.Arbitrary<Run>, { maxLength: 2 }),
    run: fc.oneof(
      { depthIdentifier: 'runs', maxDepth: 2 },
      fc.array(fc.array(anyLlmCall, { maxLength: 2 }), { minLength: 1, maxLength: 3 }).map((steps) => runOf(steps, [])),
      fc
        .tuple(
          fc.array(fc.array(fc.oneof(anyLlmCall, anyToolCall(tie('runs') as fc.Arbitrary<Run[]>)), { maxLength: 4 }), {
            minLength: 1,
            maxLength: 5,
          }),
          tie('runs') as fc.Arbitrary<Run[]>
        )
        .map(([steps, runs]) => runOf(steps, runs))
    ),
  }))
  .run.map((run) => sessionOfRuns([run], { start: 0, end: 13_000, lastActivity: 13_000 }));

function runOf(steps: Call[][], runs: Run[]): Run {
  return runOfSteps(steps, { start: 0, end: 12_000, runs, status: 'failure' });
}
