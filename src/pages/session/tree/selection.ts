import { type TreeNode, walk } from './nodes';

/** Node that the URL selects; undefined where it selects none, or one that is not there. */
export function findSelected(root: TreeNode, reference: string | null): TreeNode | undefined {
  if (reference === null || reference === '') {
    return undefined;
  }
  for (const node of walk(root)) {
    if (node.reference === reference) {
      return node;
    }
  }
  return undefined;
}
