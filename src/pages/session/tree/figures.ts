import { type ContextPoint } from '../../../analysis/context/context';
import { type Loop } from '../../../analysis/loops/loops';
import { type Spending } from '../../../analysis/spending/spending';
import { type Call } from '../../../model/session';
import { type Study } from '../study';
import { type TreeNode } from './nodes';

/** What a node cost, with all that is below it. */
export interface NodeCost {
  usd: number | null;
  unpriced: number;
}

/** What the analyses say of single nodes. */
export interface NodeFigures {
  costOf: (node: TreeNode) => NodeCost;
  /** Context of a call of a model, or of the last one of a step. */
  contextOf: (node: TreeNode) => ContextPoint | undefined;
  loopOf: (call: Call) => Loop | undefined;
}

/** Looks the figures of a tree up; costs are summed when they are first asked for. */
export function figuresOf({ context, loops, spending }: Pick<Study, 'context' | 'loops' | 'spending'>): NodeFigures {
  const points = new Map<Call, ContextPoint>(context.points.map((point) => [point.call, point]));
  const loopByCall = new Map<Call, Loop>(loops.flatMap((loop) => loop.calls.map((call) => [call, loop] as const)));
  const costs = new Map<TreeNode, NodeCost>();
  const costOf = (node: TreeNode): NodeCost => {
    let cost = costs.get(node);
    if (cost === undefined) {
      cost = [ownCost(node, spending), ...node.children.map(costOf)].reduce(add);
      costs.set(node, cost);
    }
    return cost;
  };
  return {
    costOf,
    contextOf: (node) =>
      node.kind === 'call'
        ? points.get(node.call)
        : node.kind === 'step'
          ? node.step.calls.flatMap((call) => points.get(call) ?? []).at(-1)
          : undefined,
    loopOf: (call) => loopByCall.get(call),
  };
}

function ownCost(node: TreeNode, { costs }: Spending): NodeCost {
  if (node.kind !== 'call' || node.call.kind !== 'llm') {
    return { usd: null, unpriced: 0 };
  }
  const usd = costs.get(node.call);
  return { usd: usd ?? null, unpriced: usd === undefined && node.call.outcome !== 'error' ? 1 : 0 };
}

function add(a: NodeCost, b: NodeCost): NodeCost {
  return {
    usd: a.usd === null && b.usd === null ? null : (a.usd ?? 0) + (b.usd ?? 0),
    unpriced: a.unpriced + b.unpriced,
  };
}
