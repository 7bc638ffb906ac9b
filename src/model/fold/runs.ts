import type { Run } from '../session';
import { joinHandoffs } from './handoffs';
import { errorOf, runVerdict, verdictByEnding, type Ending } from './outcome';
import { tellsSum } from './sums';
import type { Node } from './tree';
import { BY_FIRST_CALL, completeTool, emptyRun, RunWalk, type Place, type Witness } from './walk';

/** The run of an agent's span, with everything below it. */
export function agentRun(node: Node, witness: Witness): Run {
  const { observation } = node;
  witness.node(node);
  const run = emptyRun(observation.traceId, observation.spanId, observation.start, observation.end);
  witness.told(run, observation);
  run.agent = observation.fields.agent;
  run.incomplete = node.orphan;
  run.error = errorOf(observation);
  const walk = new RunWalk(run, witness, observation.fields.agentId ?? BY_FIRST_CALL);
  visit(walk, node.children, {});
  walk.finish();
  joinHandoffs(run.runs);
  Object.assign(run, runVerdict(observation, endingOf(run)));
  if (tellsSum(observation)) {
    witness.summed(run, observation);
  }
  const unwrapped = withoutWrapper(run);
  if (unwrapped !== run) {
    run.runs.forEach((inner) => witness.same(unwrapped, inner));
    witness.same(unwrapped, run);
  }
  return unwrapped;
}

/** A run that does nothing but run one agent is a wrapper around it, as frameworks put around a graph: one run. */
function withoutWrapper(run: Run): Run {
  const [inner, ...others] = run.runs;
  if (run.steps.length > 0 || inner === undefined || others.length > 0) {
    return run;
  }
  const { status, evidence, error } = inner.status === 'unknown' ? run : inner;
  return {
    ...inner,
    agent: inner.agent ?? run.agent,
    start: run.start,
    end: run.end,
    incomplete: run.incomplete,
    status,
    evidence,
    error,
  };
}

/** Nobody said how a run ended that has no span of its own, unless its last call did. */
export function judgeByCalls(run: Run): void {
  const ending = endingOf(run);
  if (ending === 'failure' || !run.incomplete) {
    Object.assign(run, verdictByEnding(ending));
  }
}

/** Adds what lies in a part of a trace's tree to a run. */
export function visit(walk: RunWalk, nodes: readonly Node[], place: Place): void {
  for (const node of nodes) {
    const { observation } = node;
    switch (observation.kind) {
      case 'agent':
      case 'subagent':
        walk.addSubRun(agentRun(node, walk.witness), place);
        break;
      case 'step':
        walk.witness.node(node);
        visit(walk, node.children, { tool: place.tool, step: walk.addStep(observation) });
        break;
      case 'llm':
      case 'tool':
        visitCall(walk, node, place);
        break;
      case 'execution':
      case 'approval':
        if (place.call?.kind === 'tool') {
          walk.witness.told(place.call, observation);
          completeTool(place.call, observation);
        }
        visit(walk, node.children, place);
        break;
      default:
        walk.witness.node(node);
        visit(walk, node.children, place);
    }
  }
}

function visitCall(walk: RunWalk, node: Node, place: Place): void {
  walk.witness.node(node);
  const call = walk.addCall(node.observation, place);
  if (node.children.length > 0) {
    visit(walk, node.children, { step: place.step, call, tool: call.kind === 'tool' ? call : place.tool });
  }
}

function endingOf(run: Run): Ending {
  const last = run.steps
    .at(-1)
    ?.calls.filter((call) => call.kind === 'llm')
    .at(-1);
  if (last?.outcome === 'error') {
    return 'failure';
  }
  return last?.outcome === 'ok' && last.finish !== undefined && last.finish !== 'tool_calls' ? 'answer' : undefined;
}
