import type { Call, Run, Step, ToolCall } from '../session';
import { callIdOf, isSameCall, llmCallOf, mergeCall, toolCallOf } from './calls';
import { errorOf, runStatusOf } from './outcome';
import type { Node } from './tree';

/** The run of an agent's span, with everything below it. */
export function agentRun(node: Node): Run {
  const { span, fields } = node.observation;
  const run = emptyRun(span.start, span.end);
  run.origin = { traceId: span.traceId, spanId: span.spanId };
  run.agent = fields.agent;
  run.incomplete = node.orphan;
  run.error = errorOf(node.observation);
  fill(run, node.children);
  run.status = runStatusOf(node.observation, endsWithAnswer(run));
  return run;
}

/**
 * A stand-in for a run whose own span is missing or was never meant to be: it holds what was found of it. Without that
 * span nobody said how it ended, unless its last call did.
 *
 * @param nodes by start time
 */
export function impliedRun(nodes: readonly Node[]): Run {
  const spans = nodes.map((node) => node.observation.span);
  const end = spans.reduce((latest, span) => Math.max(latest, span.end || 0), 0);
  const run = emptyRun(spans[0]?.start ?? NaN, end || NaN);
  run.origin = { traceId: spans[0]?.traceId ?? '', spanId: '' };
  run.agent = nodes.find((node) => node.observation.fields.agent !== undefined)?.observation.fields.agent;
  run.incomplete = nodes.some((node) => node.orphan);
  fill(run, nodes);
  run.status = !run.incomplete && endsWithAnswer(run) ? 'success' : 'unknown';
  return run;
}

function emptyRun(start: number, end: number): Run {
  return {
    origin: { traceId: '', spanId: '' },
    start,
    end,
    status: 'unknown',
    steps: [],
    runs: [],
    incomplete: false,
  };
}

/** What is known while a run's spans are being walked. */
interface Walk {
  run: Run;
  /** Calls outside any explicit step; steps are inferred from them. */
  loose: Call[];
  /** Calls by their own id; a careless provider may use one twice. */
  byId: Map<string, Call[]>;
}

interface Place {
  /** The explicit step around, if any. */
  step?: Step;
  /** The call directly around, with no other call, step or agent between. */
  call?: Call;
  /** The tool call around, at any distance: sub-agents hang under it. */
  tool?: ToolCall;
}

function fill(run: Run, nodes: readonly Node[]): void {
  const walk: Walk = { run, loose: [], byId: new Map() };
  visit(walk, nodes, {});
  run.steps.push(...inferSteps(walk.loose));
  run.steps.sort((a, b) => a.start - b.start);
  run.steps.forEach((step, index) => {
    step.number = index + 1;
    step.calls.sort((a, b) => a.start - b.start);
  });
}

function visit(walk: Walk, nodes: readonly Node[], place: Place): void {
  for (const node of nodes) {
    switch (node.observation.kind) {
      case 'agent':
        (place.tool ?? walk.run).runs.push(agentRun(node));
        break;
      case 'step':
        visitStep(walk, node, place);
        break;
      case 'llm':
      case 'tool':
        visitCall(walk, node, place);
        break;
      default:
        visit(walk, node.children, place);
    }
  }
}

function visitStep(walk: Walk, node: Node, place: Place): void {
  const { start, end } = node.observation.span;
  const step: Step = { number: 0, start, end, calls: [] };
  walk.run.steps.push(step);
  visit(walk, node.children, { tool: place.tool, step });
}

function visitCall(walk: Walk, node: Node, place: Place): void {
  const call = node.observation.kind === 'llm' ? llmCallOf(node.observation) : toolCallOf(node.observation);
  const around = place.call !== undefined && isSameCall(place.call, call, true) ? place.call : undefined;
  const known = around ?? reportedTwice(walk, call);
  if (known !== undefined) {
    mergeCall(known, call);
  } else {
    (place.step?.calls ?? walk.loose).push(call);
  }
  const current = known ?? call;
  visit(walk, node.children, {
    step: place.step,
    call: current,
    tool: current.kind === 'tool' ? current : place.tool,
  });
}

/** The earlier record of the same call anywhere in the run, by id; remembers the call where there is none. */
function reportedTwice(walk: Walk, call: Call): Call | undefined {
  const id = callIdOf(call);
  if (id === undefined) {
    return undefined;
  }
  const sameId = walk.byId.get(id);
  const known = sameId?.find((other) => isSameCall(other, call, false));
  if (sameId === undefined) {
    walk.byId.set(id, [call]);
  } else if (known === undefined) {
    sameId.push(call);
  }
  return known;
}

/** A step is one call of a model and the tool calls that follow it. */
function inferSteps(calls: readonly Call[]): Step[] {
  const steps: Step[] = [];
  for (const call of calls.slice().sort((a, b) => a.start - b.start)) {
    let step = steps.at(-1);
    if (step === undefined || (call.kind === 'llm' && step.calls.length > 0)) {
      step = { number: 0, start: call.start, end: call.end, calls: [] };
      steps.push(step);
    }
    step.calls.push(call);
    step.end = Math.max(step.end, call.end);
  }
  return steps;
}

/** Finish reasons that ask for another turn; with any other the model had its say. */
const ASKS_FOR_TOOLS = /^tool[-_]?(call|use)/i;

function endsWithAnswer(run: Run): boolean {
  const last = run.steps
    .at(-1)
    ?.calls.filter((call) => call.kind === 'llm')
    .at(-1);
  return last?.outcome === 'ok' && last.finishReason !== undefined && !ASKS_FOR_TOOLS.test(last.finishReason);
}
