import type { Observation } from '../observation';
import type { Call, Run } from '../session';
import { answersIn, callsIn, type AskedCall, type ToolAnswer } from './message-calls';
import { callsOf } from './totals';

/**
 * Tool calls that only messages tell of: an instrumentation of a client library sees what a model asked for, and with
 * the next request what came of it. A result that is sent back is no sign of success, one that says `error` is one of
 * failure.
 *
 * Nothing is derived where any of the records tells of a tool, so that no call counts twice.
 *
 * @param observations of one trace, or the log records of one session
 */
export function toolsInMessages(observations: readonly Observation[]): Observation[] {
  const calls: Observation[] = [];
  let answered = false;
  for (const observation of observations) {
    if (observation.kind === 'tool' || observation.kind === 'execution') {
      return [];
    }
    if (observation.kind === 'llm') {
      calls.push(observation);
      answered ||= observation.fields.outputMessages !== undefined;
    }
  }
  return answered ? toolsOf(calls) : [];
}

/** Drops calls that only messages tell of where a record tells of any: it may be the same call under another name. */
export function withoutDoubts(runs: readonly Run[]): void {
  const calls = callsOf(runs);
  if (calls.some(isDerived) && calls.some((call) => call.kind === 'tool' && !isDerived(call))) {
    dropDerived(runs);
  }
}

function dropDerived(runs: readonly Run[]): void {
  for (const run of runs) {
    for (const step of run.steps) {
      step.calls = step.calls.filter((call) => !isDerived(call));
      step.calls.forEach((call) => call.kind === 'tool' && dropDerived(call.runs));
    }
    dropDerived(run.runs);
  }
}

function isDerived(call: Call): boolean {
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
