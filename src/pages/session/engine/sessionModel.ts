import { type NotALoop } from '../../../analysis/loops/not-a-loop';
import { type PriceBook } from '../../../analysis/price-book';
import { type Session } from '../../../model/session';
import { sessionState } from '../../../model/state';
import { type Study, studyOf } from '../study';
import { type TimelineColumns, timelineColumns } from '../timeline/columns';
import { type Copies, copiesOf } from '../tree/copies';

/**
 * All that is computed of a session before it is drawn: plain data, whose parts refer to one another. What the page can
 * make of it piece by piece, as the nodes of its tree, is not in it: everything here has to get to the page's thread.
 */
export interface SessionModel {
  study: Study;
  copies: Copies;
  timeline: TimelineColumns;
}

interface Reading {
  /** Milliseconds since 1970, to judge the session's state. */
  now: number;
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

export function sessionModelOf(session: Session, { now, book, notLoops }: Reading): SessionModel {
  return {
    study: studyOf(session, sessionState(session, now), { book, notLoops }),
    copies: copiesOf(session.runs),
    timeline: timelineColumns(session),
  };
}
