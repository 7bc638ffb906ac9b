import React, { memo, useCallback } from 'react';

import { type CallCost } from '../../../analysis/cost';
import { type Spending } from '../../../analysis/spending/spending';
import { type ShownSession } from '../shown/useShownSession';
import { type TreeNode } from '../tree/nodes';
import { NodeDetails } from './NodeDetails';
import { useSpansOf } from './useSpansOf';

interface Props {
  shown: ShownSession;
  selected: TreeNode;
  /** Goes to another part of the session. */
  onSelect: (node: TreeNode) => void;
}

/** The details of the selected part of a session, with the spans that it was read from. */
export const DetailsPane = memo(function DetailsPane({ shown, selected, onSelect }: Props) {
  const { engine, study, details, lines, timeZone } = shown;
  const spans = useSpansOf(engine, selected);
  const inspect = useCallback((reference: string) => engine.inspect(reference), [engine]);
  return (
    <NodeDetails
      key={selected.reference}
      node={selected}
      cost={costOfCall(selected, study.spending.costs)}
      onSelect={onSelect}
      spans={spans}
      sources={details}
      inspect={inspect}
      lines={lines}
      timeZone={timeZone}
    />
  );
});

function costOfCall(node: TreeNode, costs: Spending['costs']): CallCost | undefined {
  return node.kind === 'call' && node.call.kind === 'llm' ? costs.get(node.call) : undefined;
}
