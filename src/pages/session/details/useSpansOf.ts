import { useEffect, useState } from 'react';

import { type Origin } from '../../../model/session';
import { type SessionEngine } from '../engine/engine';
import { type TreeNode } from '../tree/nodes';
import { SpanIndex } from './spanIndex';

const NO_SPANS = new SpanIndex([]);

/** The spans that a node was read from, with those directly below them; none while they are on their way. */
export function useSpansOf(engine: Pick<SessionEngine, 'spansAround'>, node: TreeNode): SpanIndex {
  const [spans, setSpans] = useState(NO_SPANS);
  useEffect(() => {
    let left = false;
    engine.spansAround(originsOf(node)).then(
      (found) => !left && setSpans(new SpanIndex(found)),
      // The engine was closed: the page is being left.
      () => undefined
    );
    return () => {
      left = true;
    };
  }, [engine, node]);
  return spans;
}

/** Of a step, where its calls were read. */
function originsOf(node: TreeNode): Origin[] {
  switch (node.kind) {
    case 'session':
      return [];
    case 'run':
      return [node.run.origin];
    case 'step':
      return node.step.calls.map(({ origin }) => origin);
    case 'call':
      return [node.call.origin];
  }
}
