import { type TreeNode, walk } from './nodes';

/**
 * Ways to find the nodes of a tree. Each is made when it is first asked for: of a long session they take as long as
 * drawing it, and reading it from the top needs none of them.
 */
export class TreeIndex {
  private read?: readonly TreeNode[];
  private subjects?: ReadonlyMap<object, TreeNode>;
  private references?: ReadonlyMap<string, TreeNode>;

  constructor(readonly root: TreeNode) {}

  /** Every node, parents before their children: the order in which the session is read. */
  get order(): readonly TreeNode[] {
    return (this.read ??= walk(this.root));
  }

  get bySubject(): ReadonlyMap<object, TreeNode> {
    return (this.subjects ??= new Map(this.order.map((node) => [subjectOf(node), node])));
  }

  get byReference(): ReadonlyMap<string, TreeNode> {
    return (this.references ??= new Map(this.order.map((node) => [node.reference, node])));
  }
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
