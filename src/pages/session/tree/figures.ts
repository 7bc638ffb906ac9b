import { type ContextPoint } from '../../../analysis/context/context';
import { type Loop } from '../../../analysis/loops/loops';
import { type Call } from '../../../model/session';
import { type Study } from '../study';
import { costsOf, type NodeCost } from './costs';
import { type TreeNode } from './nodes';

/** What the analyses say of single nodes. */
export interface NodeFigures {
  costOf: (node: TreeNode) => NodeCost;
  /** Context of a call of a model, or of the last one of a step. */
  contextOf: (node: TreeNode) => ContextPoint | undefined;
  loopOf: (call: Call) => Loop | undefined;
}

/** Looks the figures of a tree up. What most rows of a session's first screen don't show is gathered when a row does. */
export function figuresOf({ context, loops, spending }: Pick<Study, 'context' | 'loops' | 'spending'>): NodeFigures {
  let points: ReadonlyMap<Call, ContextPoint> | undefined;
  const pointOf = (call: Call) => (points ??= new Map(context.points.map((point) => [point.call, point]))).get(call);
  const loopByCall = new Map<Call, Loop>(loops.flatMap((loop) => loop.calls.map((call) => [call, loop] as const)));
  return {
    costOf: costsOf(spending),
    contextOf: (node) =>
      node.kind === 'call'
        ? pointOf(node.call)
        : node.kind === 'step'
          ? node.step.calls.flatMap((call) => pointOf(call) ?? []).at(-1)
          : undefined,
    loopOf: (call) => loopByCall.get(call),
  };
}
