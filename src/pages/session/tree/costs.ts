import { type Spending } from '../../../analysis/spending/spending';
import { type TreeNode } from './nodes';

/** What a node cost, with all that is below it. */
export interface NodeCost {
  usd: number | null;
  unpriced: number;
}

/** Costs of all nodes that have others below them. */
export type NodeCosts = ReadonlyMap<TreeNode, NodeCost>;

export function costsOf(root: TreeNode, { costs }: Spending): NodeCosts {
  const sums = new Map<TreeNode, NodeCost>();
  const visit = (node: TreeNode): NodeCost => {
    const own = ownCost(node, costs);
    if (node.children.length === 0) {
      return own;
    }
    for (const child of node.children) {
      const { usd, unpriced } = visit(child);
      own.usd = usd === null ? own.usd : (own.usd ?? 0) + usd;
      own.unpriced += unpriced;
    }
    sums.set(node, own);
    return own;
  };
  visit(root);
  return sums;
}

/** Cost of a node alone. */
export function ownCost(node: TreeNode, costs: Spending['costs']): NodeCost {
  if (node.kind !== 'call' || node.call.kind !== 'llm') {
    return { usd: null, unpriced: 0 };
  }
  const usd = costs.get(node.call)?.usd;
  return { usd: usd ?? null, unpriced: usd === undefined && node.call.outcome !== 'error' ? 1 : 0 };
}
