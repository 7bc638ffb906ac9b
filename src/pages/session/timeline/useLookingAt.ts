import { useEffect, useMemo } from 'react';

import { type Axis } from '../../../analysis/timeline/axis';
import { type Call } from '../../../model/session';
import { type TreeNode } from '../tree/nodes';
import { placeOfCall, type Scene } from './scene';
import { useViewport } from './useViewport';
import { fit, revealing, type Viewport } from './viewport';

interface LookingAt {
  viewport: Viewport;
  change: (change: (viewport: Viewport) => Viewport) => void;
  /** Calls of what is selected, to be marked; none where it is all of the session. */
  chosen: ReadonlySet<Call>;
}

/**
 * What part of a timeline is in sight: what is selected comes into it.
 *
 * @param fitted counts up each time that somebody asks to see all
 */
export function useLookingAt(axis: Axis, scene: Scene, selected: TreeNode, fitted: number): LookingAt {
  const [viewport, change] = useViewport(axis.length);
  const chosen = useMemo(() => callsOf(selected), [selected]);
  useEffect(() => {
    if (fitted > 0) {
      change(() => fit(axis.length));
    }
    // Only when it is asked for, not when the session grows.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [fitted]);
  useEffect(() => {
    const [first] = chosen;
    const place = first && placeOfCall(scene, first);
    if (place !== undefined) {
      change((before) => revealing(before, place, axis.length));
    }
  }, [chosen, scene, axis, change]);
  return { viewport, change, chosen };
}

function callsOf(selected: TreeNode): ReadonlySet<Call> {
  const calls = new Set<Call>();
  if (selected.kind !== 'session') {
    selected.eachCall((call) => calls.add(call));
  }
  return calls;
}
