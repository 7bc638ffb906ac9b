import { type Spending } from '../../../analysis/spending/spending';
import { type Call } from '../../../model/session';
import { type TreeNode } from './nodes';

/** What a node cost, with all that is below it. */
export interface NodeCost {
  /** US dollars; null where nothing in it has a price. */
  usd: number | null;
  /** Calls without a price that had an answer: the sum is too low by what they cost. */
  unpriced: number;
}

/** Looks costs of nodes up: the whole session's is known, each other one is summed up when it is first asked for. */
export function costsOf({ all, costs }: Pick<Spending, 'all' | 'costs'>): (node: TreeNode) => NodeCost {
  const whole = { usd: all.usd, unpriced: all.unpriced };
  const known = new WeakMap<TreeNode, NodeCost>();
  return (node) => {
    if (node.kind === 'session') {
      return whole;
    }
    let sum = known.get(node);
    if (sum === undefined) {
      sum = costOf(node, costs);
      known.set(node, sum);
    }
    return sum;
  };
}

function costOf(node: TreeNode, costs: Spending['costs']): NodeCost {
  const sum: NodeCost = { usd: null, unpriced: 0 };
  node.eachCall((call: Call) => {
    if (call.kind !== 'llm') {
      return;
    }
    const usd = costs.get(call)?.usd;
    if (usd !== undefined) {
      sum.usd = (sum.usd ?? 0) + usd;
    } else if (call.outcome !== 'error') {
      sum.unpriced += 1;
    }
  });
  return sum;
}
