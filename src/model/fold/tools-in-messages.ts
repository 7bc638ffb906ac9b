import type { Observation } from '../observation';
import type { Call, Run, ToolCall } from '../session';
import { answersIn, callsIn, type AskedCall, type ToolAnswer } from './message-calls';
import { append } from '../append';

/**
 * Tool calls that only messages tell of: an instrumentation of a client library sees what a model asked for, and with
 * the next request what came of it. A result that is sent back is no sign of success, one that says `error` is one of
 * failure.
 *
 * Nothing is derived where a record tells of a tool and its arguments, so that no call counts twice; records without
 * arguments, as those of a protocol are, take them from messages (`settleDerived`).
 *
 * @param observations of one trace, or the log records of one session
 */
export function toolsInMessages(observations: readonly Observation[]): Observation[] {
  const calls: Observation[] = [];
  let answered = false;
  for (const observation of observations) {
    if (observation.kind === 'tool' && observation.fields.toolArguments !== undefined) {
      return [];
    }
    if (observation.kind === 'llm') {
      calls.push(observation);
      answered ||= observation.fields.outputMessages !== undefined;
    }
  }
  return answered ? toolsOf(calls) : [];
}

/**
 * Where records tell of tools, too, what messages tell is no call of its own: it completes the calls of the same name
 * that came without arguments, one by one, if there are as many of both; then it is dropped.
 *
 * @param calls all calls of `runs`
 * @returns those that are left
 */
export function settleDerived(runs: readonly Run[], calls: readonly Call[]): readonly Call[] {
  if (!calls.some(isDerived)) {
    return calls;
  }
  const tools = calls.filter((call) => call.kind === 'tool');
  const derived = tools.filter(isDerived);
  const recorded = tools.filter((call) => !isDerived(call));
  if (recorded.length === 0) {
    return calls;
  }
  const told = byName(derived);
  for (const [name, named] of byName(recorded)) {
    const messages = told.get(name) ?? [];
    if (messages.length === named.length && named.every((call) => call.arguments === undefined)) {
      named.forEach((call, index) => complete(call, messages[index] as ToolCall));
    }
  }
  dropDerived(runs);
  return calls.filter((call) => !isDerived(call));
}

function byName(calls: readonly ToolCall[]): Map<string, ToolCall[]> {
  const names = new Map<string, ToolCall[]>();
  for (const call of calls.slice().sort((a, b) => a.start - b.start)) {
    const known = names.get(call.name);
    if (known === undefined) {
      names.set(call.name, [call]);
    } else {
      known.push(call);
    }
  }
  return names;
}

function complete(call: ToolCall, told: ToolCall): void {
  call.arguments = told.arguments;
  call.result ??= told.result;
  call.callId ??= told.callId;
  if (call.outcome === 'unknown') {
    call.outcome = told.outcome;
    call.error ??= told.error;
  }
}

/** Sub-agents under a call that is dropped hang under its run. */
function dropDerived(runs: readonly Run[]): void {
  for (const run of runs) {
    for (const step of run.steps) {
      step.calls.filter(isDerived).forEach((call) => append(run.runs, call.runs));
      step.calls = step.calls.filter((call) => !isDerived(call));
      step.calls.forEach((call) => call.kind === 'tool' && dropDerived(call.runs));
    }
    dropDerived(run.runs);
  }
}

function isDerived(call: Call): call is ToolCall {
  return call.kind === 'tool' && call.fromMessages === true;
}

/** Each is told once, whatever repeats the messages. */
function toolsOf(calls: readonly Observation[]): Observation[] {
  const asked = new Map<string, { call: AskedCall; by: Observation }>();
  for (const by of calls) {
    callsIn(by.fields.outputMessages).forEach((call, index) => {
      const id = call.id ?? `${by.spanId || by.end}/${index}`;
      if (!asked.has(id)) {
        asked.set(id, { call, by });
      }
    });
  }
  const answers = asked.size === 0 ? new Map<string, Answer>() : answersOf(calls);
  return Array.from(asked, ([id, { call, by }]) => toolOf(id, call, by, answers.get(id)));
}

type Answer = ToolAnswer & { time: number };

/** The first request that tells what each call came to. */
function answersOf(calls: readonly Observation[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const { start, fields } of calls) {
    for (const answer of answersIn(fields.inputMessages)) {
      const known = answers.get(answer.id);
      if (known === undefined || start < known.time) {
        answers.set(answer.id, { ...answer, time: start });
      }
    }
  }
  return answers;
}

function toolOf(id: string, call: AskedCall, by: Observation, answer: Answer | undefined): Observation {
  const start = by.end || by.start;
  return {
    ...by,
    kind: 'tool',
    fromMessages: true,
    spanId: by.spanId === '' ? '' : `${by.spanId}/${id}`,
    name: call.name,
    start,
    end: answer === undefined ? start : Math.max(start, answer.time),
    status: 'unset',
    statusMessage: '',
    fields: {
      sessionId: by.fields.sessionId,
      agentId: by.fields.agentId,
      turnId: by.fields.turnId,
      toolName: call.name,
      toolCallId: call.id,
      toolArguments: call.arguments,
      toolResult: answer?.result,
      success: answer?.failed === true ? 'false' : 'unknown',
      errorMessage: answer?.failed === true ? answer.result : undefined,
    },
  };
}
