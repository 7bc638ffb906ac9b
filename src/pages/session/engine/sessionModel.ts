import { type NotALoop } from '../../../analysis/loops/not-a-loop';
import { type PriceBook } from '../../../analysis/price-book';
import { type Lane, lanesOf } from '../../../analysis/timeline/lanes';
import { type Session } from '../../../model/session';
import { sessionState } from '../../../model/state';
import { type Study, studyOf } from '../study';
import { costsOf, type NodeCosts } from '../tree/costs';
import { type TreeNode, treeOf } from '../tree/nodes';

/** All that is computed of a session before it is drawn: plain data, whose parts refer to one another. */
export interface SessionModel {
  study: Study;
  /** Its root. */
  tree: TreeNode;
  costs: NodeCosts;
  lanes: readonly Lane[];
}

interface Reading {
  /** Milliseconds since 1970, to judge the session's state. */
  now: number;
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

export function sessionModelOf(session: Session, { now, book, notLoops }: Reading): SessionModel {
  const study = studyOf(session, sessionState(session, now), { book, notLoops });
  const tree = treeOf(session);
  return { study, tree, costs: costsOf(tree, study.spending), lanes: lanesOf(session) };
}
