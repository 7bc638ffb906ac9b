import type { Call, LlmCall, Run, RunStatus, Step, ToolCall } from '../../model/session';
import { isContextLengthError } from '../../model/vocabulary/error-classes';
import type { Loop } from '../loops/loops';
import { isFailedCall } from '../placed-calls';

/** What can make a run go wrong. */
export type CauseKind =
  /** It went round in circles until it was stopped. */
  | 'loop'
  /** The model could not be reached or refused. */
  | 'model_error'
  /** The conversation no longer fitted into the model's window; the step is the one that added most to it. */
  | 'context_full'
  /** A tool failed, and went on failing. */
  | 'tool_errors'
  /** Somebody or a rule did not let a tool run. */
  | 'denied'
  /** It was stopped while something was going on. */
  | 'interrupted'
  /** It reached its limit of steps, time or money, and no one thing took them. */
  | 'limit'
  /** It ended with an error that no call explains. */
  | 'run_error';

/** What made a run go wrong: not its last error, but where that began. */
export interface Cause {
  kind: CauseKind;
  /** The run in which it began: perhaps a sub-agent of the one that is explained. */
  run: Run;
  /** Where it began; undefined where the run has no steps. */
  step?: Step;
  /** The calls that show it, in order: failing attempts, the rounds of a loop. */
  calls: readonly Call[];
  loop?: Loop;
}

const LIMITS: readonly RunStatus[] = ['max_iterations', 'budget', 'timeout'];
const WENT_WRONG: readonly RunStatus[] = ['failure', 'timeout', 'budget', 'max_iterations', 'cancelled', 'abandoned'];

/** A run with what its explanations look at. */
interface Ended {
  run: Run;
  loops: readonly Loop[];
  last?: Call;
  calls: readonly Call[];
  tools: readonly ToolCall[];
}

type Explanation = (ended: Ended) => Cause | undefined;

/** Asked in this order: the first that knows a cause is believed. */
const EXPLANATIONS: readonly Explanation[] = [
  ofModel,
  ofLoopAtTheEnd,
  ofLoopThatTookMost,
  ofTools,
  ofSubAgents,
  ofDenial,
  ofInterruption,
  ofLimit,
  ofOwnError,
];

/**
 * What made a run go wrong, for a run that did. A failed call of a sub-agent is followed to where the sub-agent went
 * wrong; failing attempts of one request, and failures of one tool without a success between, to the first of them.
 *
 * @param loops of the session
 */
export function causeOf(run: Run, loops: readonly Loop[]): Cause | undefined {
  const calls = run.steps.flatMap((step) => step.calls);
  const own = loops.filter((loop) => loop.run === run && !loop.suspected);
  const tools = calls.filter((call) => call.kind === 'tool');
  const ended = { run, loops: [...own, ...loops.filter((loop) => loop.run !== run)], last: calls.at(-1), calls, tools };
  for (const explain of EXPLANATIONS) {
    const cause = explain(ended);
    if (cause !== undefined) {
      return cause;
    }
  }
  return undefined;
}

function ofModel(ended: Ended): Cause | undefined {
  const { run, last, calls } = ended;
  if (last?.kind !== 'llm' || last.outcome !== 'error') {
    return undefined;
  }
  if (last.error !== undefined && isContextLengthError(last.error)) {
    return ofLoopAtTheEnd(ended) ?? { kind: 'context_full', run, step: heaviestStep(run), calls: [last] };
  }
  return at(
    run,
    'model_error',
    trailing(calls, ({ kind, outcome }) => kind === 'llm' && outcome === 'error')
  );
}

/** A loop after which no other tool call came to anything. */
function ofLoopAtTheEnd({ run, loops, tools }: Ended): Cause | undefined {
  const loop = loops.filter((candidate) => candidate.run === run).at(-1);
  const end = loop?.calls.at(-1);
  if (loop === undefined || end === undefined) {
    return undefined;
  }
  const after = tools.slice(tools.indexOf(end) + 1);
  return after.some((call) => call.outcome === 'ok' && !loop.calls.includes(call)) ? undefined : ofLoop(run, loop);
}

/** Part of a run's tool calls from which a loop is what used its limit up. */
const MOST = 0.5;

function ofLoopThatTookMost({ run, loops, tools }: Ended): Cause | undefined {
  if (!LIMITS.includes(run.status)) {
    return undefined;
  }
  const own = loops.filter((loop) => loop.run === run);
  const largest = own.sort((a, b) => b.calls.length - a.calls.length)[0];
  return largest !== undefined && largest.calls.length >= MOST * tools.length ? ofLoop(run, largest) : undefined;
}

const ofLoop = (run: Run, loop: Loop): Cause => ({ ...at(run, 'loop', loop.calls), loop });

/** The failures of the tool that failed last, back to its last success. */
function ofTools({ run, tools, loops }: Ended): Cause | undefined {
  const last = tools.at(-1);
  if (last === undefined || !isFailedCall(last)) {
    return undefined;
  }
  const same = tools.filter((call) => call.name === last.name);
  const failures = trailing(same, isFailedCall);
  const started = failures[0]?.runs.filter(({ status }) => WENT_WRONG.includes(status)).at(-1);
  return (started && causeOf(started, loops)) ?? at(run, 'tool_errors', failures);
}

/** A sub-agent that no call explains, after which no tool call came to anything. */
function ofSubAgents({ run, tools, loops }: Ended): Cause | undefined {
  const started = run.runs.filter(({ status }) => WENT_WRONG.includes(status)).at(-1);
  const after = started && tools.some(({ start, outcome }) => outcome === 'ok' && start > started.start);
  return started === undefined || after === true ? undefined : causeOf(started, loops);
}

function ofDenial({ run, tools }: Ended): Cause | undefined {
  const last = tools.at(-1);
  return last?.outcome === 'denied' ? at(run, 'denied', [last]) : undefined;
}

function ofInterruption({ run, last }: Ended): Cause | undefined {
  const open = last !== undefined && (last.outcome === 'cancelled' || Number.isNaN(last.end));
  const stopped = run.status === 'cancelled' || run.status === 'abandoned' || run.status === 'running';
  return last !== undefined && (open || stopped) ? at(run, 'interrupted', [last]) : undefined;
}

function ofLimit({ run, last }: Ended): Cause | undefined {
  return LIMITS.includes(run.status) ? at(run, 'limit', last === undefined ? [] : [last]) : undefined;
}

function ofOwnError({ run, last }: Ended): Cause | undefined {
  return run.error === undefined && run.status !== 'failure'
    ? undefined
    : at(run, 'run_error', last === undefined ? [] : [last]);
}

/** The items at the end of a list that all match. */
function trailing<T>(items: readonly T[], matches: (item: T) => boolean): T[] {
  let from = items.length;
  while (from > 0 && matches(items[from - 1] as T)) {
    from -= 1;
  }
  return items.slice(from);
}

function at(run: Run, kind: CauseKind, calls: readonly Call[]): Cause {
  const [first] = calls;
  const step = first && run.steps.find((candidate) => candidate.calls.includes(first));
  return { kind, run, step: step ?? run.steps.at(-1), calls };
}

/** The step after which the model was sent the most more than before. */
function heaviestStep(run: Run): Step | undefined {
  let heaviest: Step | undefined;
  let most = -Infinity;
  let before: { step: Step; sent: number } | undefined;
  for (const step of run.steps) {
    const sent = step.calls.flatMap((call) => sentTokens(call) ?? []).at(-1);
    if (sent === undefined) {
      continue;
    }
    if (before !== undefined && sent - before.sent > most) {
      most = sent - before.sent;
      heaviest = before.step;
    }
    before = { step, sent };
  }
  return heaviest ?? run.steps.at(-1);
}

function sentTokens(call: Call): number | undefined {
  if (call.kind === 'tool') {
    return undefined;
  }
  const { input, cacheRead, cacheWrite }: LlmCall['tokens'] = call.tokens;
  const known = [input, cacheRead, cacheWrite].filter((tokens) => tokens !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, tokens) => sum + tokens, 0);
}
