import { useCallback, useMemo } from 'react';

import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';

/** The selected part of a session, which is in the URL; the session itself where that names none. */
export function useSelection(places: Whereabouts): {
  selected: TreeNode;
  select: (node: TreeNode | undefined) => void;
} {
  const [search, changeUrl] = useUrlQuery();
  const reference = new URLSearchParams(search).get('span');
  const selected = useMemo(() => places.find(reference) ?? places.root, [places, reference]);
  const select = useCallback(
    (node: TreeNode | undefined) =>
      node && changeUrl({ span: node.reference === '' ? null : node.reference }, 'replace'),
    [changeUrl]
  );
  return { selected, select };
}
