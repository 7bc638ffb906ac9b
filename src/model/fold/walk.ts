import type { Observation } from '../observation';
import type { Call, LlmCall, NoteCode, Run, Step, ToolCall } from '../session';
import { linkAttempts } from './attempts';
import { addRun, approvalOf, callOf, isSameCall, mergeCall, sameId } from './calls';
import { CallsById } from './calls-by-id';
import { errorOf, toolOutcomeOf } from './outcome';
import { inferSteps, orderSteps } from './steps';
import type { Node } from './tree';

/** Is told what is met on the way: the session's facts, events and notes are gathered so, without a walk of their own. */
export interface Witness {
  /** A record told of a part of the model. */
  told(part: object, observation: Observation): void;
  /** What was told of `other` was told of `part`. */
  same(part: object, other: object): void;
  meet(observation: Observation): void;
  note(code: NoteCode, example: string): void;
  node(node: Node): void;
  /** An agent's record told what its calls used in all. */
  summed(run: Run, observation: Observation): void;
}

/** Where in a run a record lies. */
export interface Place {
  /** The explicit step around, if any. */
  step?: Step;
  /** The call directly around, with no other call, step or agent between. */
  call?: Call;
  /** The tool call around, at any distance: sub-agents hang under it. */
  tool?: ToolCall;
}

/** A run belongs to the agent that its first call names: an agent's own span often names none. */
export const BY_FIRST_CALL = 'by first call';

/** A run while it is being filled. */
export class RunWalk {
  /** Calls outside any explicit step; steps are inferred from them. */
  private readonly loose: Call[] = [];
  private readonly known = new CallsById();
  private lastLlm: LlmCall | undefined;
  private lastLlmDialect: string | undefined;
  /** Sub-agents that have no record of their own, only an id on their calls. */
  private subAgents: Map<string, RunWalk> | undefined;

  /**
   * @param agentId the agent whose run it is, or `by first call`; calls that name another one are a sub-agent's
   */
  constructor(
    readonly run: Run,
    readonly witness: Witness,
    private agentId: string | undefined
  ) {}

  addStep(observation: Observation): Step {
    const step: Step = { number: 0, start: observation.start, end: observation.end, calls: [] };
    this.run.steps.push(step);
    return step;
  }

  addSubRun(run: Run, place: Place): void {
    addRun(place.tool ?? this.run, run);
  }

  /** Adds a call, or completes the one that is known already; returns the call as it now stands in the model. */
  addCall(observation: Observation, place: Place): Call {
    const { agentId } = observation.fields;
    if (this.agentId === BY_FIRST_CALL) {
      this.agentId = agentId;
    }
    if (agentId !== undefined && agentId !== this.agentId) {
      return this.subAgent(agentId, observation, place).addCall(observation, {});
    }
    const call = callOf(observation);
    const around = place.call !== undefined && isSameCall(place.call, call, true) ? place.call : undefined;
    const known = around ?? this.known.sameAs(call) ?? this.sibling(call, observation);
    if (known?.kind === 'llm' && call.kind === 'llm' && isFailedAttempt(call, known)) {
      call.superseded = true;
      known.retryOf ??= call.origin;
      known.fallbackFrom ??= call.requestModel === known.requestModel ? undefined : call.requestModel;
    } else if (known !== undefined) {
      this.witness.note('merged', observation.name);
      this.witness.told(known, observation);
      mergeCall(known, call);
      return known;
    }
    this.witness.told(call, observation);
    (place.step?.calls ?? this.loose).push(call);
    return call;
  }

  /** Steps, numbers and order: to be called when everything has been added. */
  finish(): Run {
    for (const walk of this.subAgents?.values() ?? []) {
      walk.finish();
      walk.run.start = walk.run.steps.reduce((earliest, step) => Math.min(earliest, step.start), Infinity);
      walk.run.end = walk.run.steps.reduce((latest, step) => Math.max(latest, step.end), 0) || NaN;
    }
    const { run } = this;
    const inferred = inferSteps(this.loose);
    run.steps = run.steps.length === 0 ? inferred : run.steps.concat(inferred);
    orderSteps(run);
    linkAttempts(run);
    return run;
  }

  private subAgent(agentId: string, { fields, start, end, traceId }: Observation, place: Place): RunWalk {
    this.subAgents ??= new Map();
    let walk = this.subAgents.get(agentId);
    if (walk === undefined) {
      const run = emptyRun(traceId, '', start, end);
      run.agent = fields.agent;
      walk = new RunWalk(run, this.witness, agentId);
      this.subAgents.set(agentId, walk);
      this.addSubRun(run, place);
    }
    return walk;
  }

  /**
   * The call that another instrumentation has just told of beside this record, neither with an id in common: a streaming
   * wrapper and the client below it may lie side by side.
   */
  private sibling(call: Call, { dialect }: Observation): Call | undefined {
    if (call.kind !== 'llm') {
      return undefined;
    }
    const before = this.lastLlm;
    const isTwin =
      before !== undefined &&
      this.lastLlmDialect !== dialect &&
      sameId(before.responseId, call.responseId) !== false &&
      before.requestModel === call.requestModel &&
      before.start <= call.start &&
      call.end <= before.end;
    this.lastLlm = call;
    this.lastLlmDialect = dialect;
    return isTwin ? before : undefined;
  }
}

/** Inside a call that was answered all the same: its client tried again, or another model. */
function isFailedAttempt(inner: LlmCall, outer: LlmCall): boolean {
  return inner.outcome === 'error' && outer.outcome === 'ok' && inner.end < outer.end;
}

export function emptyRun(traceId: string, spanId: string, start: number, end: number): Run {
  return {
    origin: { traceId, spanId },
    start,
    end,
    agent: undefined,
    status: 'unknown',
    evidence: undefined,
    error: undefined,
    steps: [],
    runs: [],
    incomplete: false,
  };
}

/** A part of a tool call that has a record of its own tells how the call went, or who let it run. */
export function completeTool(call: ToolCall, observation: Observation): void {
  const outcome = toolOutcomeOf(observation);
  const saidMore = observation.kind === 'execution' || outcome === 'denied' || outcome === 'cancelled';
  if (saidMore && (call.outcome === 'unknown' || (call.outcome === 'ok' && outcome !== 'unknown'))) {
    call.outcome = outcome;
  }
  if (observation.kind === 'execution') {
    call.error ??= errorOf(observation);
    call.result ??= observation.fields.toolResult;
  }
  const wait = observation.kind === 'approval' ? observation.end - observation.start : 0;
  const approval = approvalOf(observation);
  if (approval !== undefined) {
    call.approval = { ...approval, ...call.approval, ...(wait > 0 ? { wait } : {}) };
  }
}
