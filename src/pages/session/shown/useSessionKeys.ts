import { type RefObject } from 'react';

import { usePageKeys } from '../../../ui/usePageKeys';
import { type NodeFigures } from '../tree/figures';
import { type TreeNode } from '../tree/nodes';
import { isFailedCallNode, isRun, isStep, type Whereabouts } from '../tree/whereabouts';
import { type View, VIEWS } from '../views/views';

interface Moving {
  places: Whereabouts;
  figures: NodeFigures;
  selected: TreeNode;
  select: (node: TreeNode | undefined) => void;
  view: View;
  show: (view: View) => void;
  /** Shows all of the timeline. */
  fit: () => void;
  searchBox: RefObject<HTMLInputElement | null>;
}

/** The keys of the page: from step to step, run to run, to what failed and to loops, and to the views. */
export function useSessionKeys({ places, figures, selected, select, view, show, fit, searchBox }: Moving): void {
  const go = (direction: 1 | -1, matches: (node: TreeNode) => boolean) =>
    select(places.next(selected, direction, matches));
  const beginsLoop = (node: TreeNode) => node.kind === 'call' && figures.loopOf(node.call)?.calls[0] === node.call;
  usePageKeys({
    j: () => go(1, isStep),
    k: () => go(-1, isStep),
    ']': () => go(1, isRun),
    '[': () => go(-1, isRun),
    e: () => go(1, isFailedCallNode),
    l: () => go(1, beginsLoop),
    f: view === 'timeline' ? fit : undefined,
    '/': () => {
      show('steps');
      // The box may be drawn only now.
      requestAnimationFrame(() => searchBox.current?.focus());
    },
    ...Object.fromEntries(VIEWS.map((one, place) => [String(place + 1), () => show(one)])),
    Escape: selected === places.root ? undefined : () => select(places.root),
  });
}
