import type { Observation } from '../observation';
import type { Run, ToolCall } from '../session';
import { inOrder, byStart as byCallStart } from './in-order';
import { LastOpen } from './last-open';
import { judgeByCalls, visit } from './runs';
import type { Node } from './tree';
import { emptyRun, RunWalk, type Witness } from './walk';

/** Agents' work that no agent's span holds together: a part of a trace, or a log record that tells of a call. */
export interface LooseWork {
  observation: Observation;
  /** Undefined for a log record. */
  node?: Node;
}

/** Silence that ends a turn where no record says which turn a call belongs to: longer than most tools run. */
const TURN_GAP = 5 * 60_000;

/**
 * Runs for work that has no agent's span: one for each turn, by the turn's id where the dialect has one, else by what
 * people said in between (`prompts`, ascending times), else by the span around it, as of a workflow, else by silence.
 */
export function runsOfTurns(work: readonly LooseWork[], prompts: readonly number[], witness: Witness): Run[] {
  return turnsOf(work, prompts).map((turn) => runOfTurn(turn, witness));
}

function turnsOf(work: readonly LooseWork[], prompts: readonly number[]): LooseWork[][] {
  const turns: LooseWork[][] = [];
  let turnId: string | undefined;
  let end = -Infinity;
  let frameEnd = Infinity;
  let prompt = 0;
  for (const item of work.slice().sort(byStart)) {
    const { start, fields } = item.observation;
    let prompted = false;
    while (prompt < prompts.length && (prompts[prompt] ?? Infinity) <= start) {
      prompt += 1;
      prompted = true;
    }
    const known = turnId !== undefined && fields.turnId !== undefined;
    const frame = frameOf(item.node);
    const begins = known
      ? turnId !== fields.turnId
      : prompted || start - end > TURN_GAP || (frame !== undefined && frame.start >= frameEnd);
    const current = turns.at(-1);
    if (current === undefined || begins) {
      turns.push([item]);
      turnId = fields.turnId;
      end = -Infinity;
      frameEnd = Infinity;
    } else {
      current.push(item);
      turnId ??= fields.turnId;
    }
    end = Math.max(end, item.observation.end || start);
    if (frame !== undefined) {
      frameEnd = Math.max(frameEnd === Infinity ? -Infinity : frameEnd, frame.end || Infinity);
    }
  }
  return turns;
}

/**
 * The topmost span around that is told of as agents' work, though as no agent's: it takes one request. A tool is called
 * because of what came before, whatever lies around.
 */
function frameOf(node: Node | undefined): Observation | undefined {
  if (node === undefined || node.observation.kind === 'tool') {
    return undefined;
  }
  let top = node;
  while (top.parent !== undefined) {
    top = top.parent;
  }
  const isFrame = top !== node && !top.orphan && top.observation.fields.operation !== undefined;
  return isFrame ? top.observation : undefined;
}

function runOfTurn(turn: readonly LooseWork[], witness: Witness): Run {
  const observations = turn.map((item) => item.observation);
  const [first] = observations as [Observation, ...Observation[]];
  const end = observations.reduce((latest, item) => Math.max(latest, item.end || 0), 0) || NaN;
  const run = emptyRun(first.traceId, '', first.start, end);
  run.agent = observations.find((item) => item.fields.agent !== undefined && item.fields.agentId === undefined)?.fields
    .agent;
  run.incomplete = turn.some((item) => item.node?.orphan === true);
  const mainAgent = mainAgentId(observations);
  const walk = new RunWalk(run, witness, mainAgent);
  const callers: ToolCall[] = [];
  const others: Observation[] = [];
  for (const { observation, node } of turn.slice().sort(longestFirst)) {
    if (node !== undefined) {
      visit(walk, [node], {});
    } else if (observation.kind === 'tool' && observation.fields.agentId === mainAgent) {
      witness.meet(observation);
      callers.push(walk.addCall(observation, {}) as ToolCall);
    } else {
      others.push(observation);
    }
  }
  // A sub-agent's calls hang under the tool call of the main agent that was open meanwhile.
  const open = new LastOpen(inOrder(callers, byCallStart));
  for (const observation of others) {
    const { start, end } = observation;
    witness.meet(observation);
    walk.addCall(observation, { tool: open.find(start, end || start) ?? open.find(start, start) });
  }
  walk.finish();
  judgeByCalls(run);
  return run;
}

/** Where every call names an agent, the first one's is the main agent; where some name none, those are the main's. */
function mainAgentId(observations: readonly Observation[]): string | undefined {
  const [first] = observations;
  return observations.every((item) => item.fields.agentId !== undefined) ? first?.fields.agentId : undefined;
}

function longestFirst(a: LooseWork, b: LooseWork): number {
  return duration(b.observation) - duration(a.observation) || byStart(a, b);
}

function duration({ start, end }: Observation): number {
  return end - start || 0;
}

export function byStart(a: { observation: Observation }, b: { observation: Observation }): number {
  const left = a.observation;
  const right = b.observation;
  return (
    (left.start || 0) - (right.start || 0) || (left.spanId < right.spanId ? -1 : left.spanId > right.spanId ? 1 : 0)
  );
}
