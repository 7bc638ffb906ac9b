import { type TreeNode } from './nodes';

/** Up to this many nodes everything is open at first; of larger sessions only the runs are listed. */
const OPEN_ALL_UP_TO = 400;

/** Which nodes are open: a rule for those that nobody touched, and those that were turned around. */
export interface OpenNodes {
  /** Nodes at this level and deeper are closed unless turned. */
  closedFrom: number;
  turned: ReadonlySet<string>;
}

/** What is open when a session is first shown. */
export function initiallyOpen(root: TreeNode): OpenNodes {
  return { closedFrom: countUpTo(root, OPEN_ALL_UP_TO + 1) > OPEN_ALL_UP_TO ? 2 : Infinity, turned: new Set() };
}

export function isOpen({ closedFrom, turned }: OpenNodes, node: TreeNode): boolean {
  return !node.isLeaf && node.level < closedFrom !== turned.has(node.reference);
}

/** Opens or closes one node. */
export function withOpen(open: OpenNodes, node: TreeNode, wanted: boolean): OpenNodes {
  if (node.isLeaf || isOpen(open, node) === wanted) {
    return open;
  }
  const turned = new Set(open.turned);
  if (!turned.delete(node.reference)) {
    turned.add(node.reference);
  }
  return { ...open, turned };
}

/** Opens everything above a node, so that its row exists. */
export function revealing(open: OpenNodes, node: TreeNode): OpenNodes {
  let result = open;
  for (let above = node.parent; above !== undefined; above = above.parent) {
    result = withOpen(result, above, true);
  }
  return result;
}

/**
 * The rows of the tree from top to bottom: every node whose ancestors are all open.
 *
 * @param kept what a filter lets through; undefined where nothing is filtered
 */
export function visibleNodes(root: TreeNode, open: OpenNodes, kept?: ReadonlySet<TreeNode>): TreeNode[] {
  const rows: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    if (kept !== undefined && !kept.has(node)) {
      return;
    }
    rows.push(node);
    if (isOpen(open, node)) {
      node.children.forEach(visit);
    }
  };
  visit(root);
  return rows;
}

function countUpTo(node: TreeNode, limit: number): number {
  let count = 1;
  for (const child of node.children) {
    if (count >= limit) {
      break;
    }
    count += countUpTo(child, limit - count);
  }
  return count;
}
