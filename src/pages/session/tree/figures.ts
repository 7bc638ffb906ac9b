import { type ContextPoint } from '../../../analysis/context/context';
import { type Loop } from '../../../analysis/loops/loops';
import { type Call } from '../../../model/session';
import { type Study } from '../study';
import { type NodeCost, type NodeCosts, ownCost } from './costs';
import { type TreeNode } from './nodes';

/** What the analyses say of single nodes. */
export interface NodeFigures {
  costOf: (node: TreeNode) => NodeCost;
  /** Context of a call of a model, or of the last one of a step. */
  contextOf: (node: TreeNode) => ContextPoint | undefined;
  loopOf: (call: Call) => Loop | undefined;
}

/** Looks the figures of a tree up. */
export function figuresOf(
  { context, loops, spending }: Pick<Study, 'context' | 'loops' | 'spending'>,
  costs: NodeCosts
): NodeFigures {
  const points = new Map<Call, ContextPoint>(context.points.map((point) => [point.call, point]));
  const loopByCall = new Map<Call, Loop>(loops.flatMap((loop) => loop.calls.map((call) => [call, loop] as const)));
  return {
    costOf: (node) => costs.get(node) ?? ownCost(node, spending.costs),
    contextOf: (node) =>
      node.kind === 'call'
        ? points.get(node.call)
        : node.kind === 'step'
          ? node.step.calls.flatMap((call) => points.get(call) ?? []).at(-1)
          : undefined,
    loopOf: (call) => loopByCall.get(call),
  };
}
