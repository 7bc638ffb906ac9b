import { moveOf } from '../../../ui/rowKeys';
import { type TreeNode } from './nodes';
import { isOpen, type OpenNodes } from './openNodes';

/** What a key press in the tree asks for. */
export type TreeMove = { select: TreeNode } | { open: TreeNode } | { close: TreeNode };

interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * Keys of a tree, as the ARIA practices have them: right opens, then goes to the first child; left closes, then goes to
 * the parent; up, down, page keys, Home and End go over the visible rows.
 */
export function treeMove(
  event: KeyPress,
  rows: readonly TreeNode[],
  selected: TreeNode | undefined,
  open: OpenNodes,
  screen: number
): TreeMove | undefined {
  const sideways = selected && SIDEWAYS[event.key];
  if (sideways !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
    return sideways(selected as TreeNode, isOpen(open, selected as TreeNode));
  }
  const present = selected === undefined ? -1 : rows.indexOf(selected);
  const target = moveOf(event, present, rows.length, screen);
  const node = target === undefined ? undefined : rows[target];
  return node && { select: node };
}

const SIDEWAYS: Readonly<Record<string, ((node: TreeNode, opened: boolean) => TreeMove | undefined) | undefined>> = {
  ArrowRight: (node, opened) => (opened ? toNode(node.children[0]) : { open: node }),
  ArrowLeft: (node, opened) => (opened ? { close: node } : toNode(node.parent)),
  Enter: (node, opened) => (opened ? { close: node } : { open: node }),
};

function toNode(node: TreeNode | undefined): TreeMove | undefined {
  return node && { select: node };
}
