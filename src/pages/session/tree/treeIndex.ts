import { type TreeNode, walk } from './nodes';

/** A tree, with the ways to find its nodes. */
export interface TreeIndex {
  root: TreeNode;
  /** Every node, parents before their children: the order in which the session is read. */
  order: readonly TreeNode[];
  bySubject: ReadonlyMap<object, TreeNode>;
  byReference: ReadonlyMap<string, TreeNode>;
}

export function treeIndexOf(root: TreeNode): TreeIndex {
  const order = Array.from(walk(root));
  return {
    root,
    order,
    bySubject: new Map(order.map((node) => [subjectOf(node), node])),
    byReference: new Map(order.map((node) => [node.reference, node])),
  };
}

function subjectOf(node: TreeNode): object {
  switch (node.kind) {
    case 'session':
      return node.session;
    case 'run':
      return node.run;
    case 'step':
      return node.step;
    case 'call':
      return node.call;
  }
}
