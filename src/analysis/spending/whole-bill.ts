import { type Session } from '../../model/session';
import { sessionState } from '../../model/state';
import { loopKey } from '../loops/loop-key';
import { loopsOf } from '../loops/loops';
import { type NotALoop } from '../loops/not-a-loop';
import { type PriceBook } from '../price-book';
import { type SessionBill } from './across';
import { billOf } from './bill';

interface Judged {
  /** Milliseconds since 1970: the session's state is judged by it. */
  now: number;
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
  /** Keys of loops that somebody judged to be none. */
  setAside?: ReadonlySet<string>;
}

/** The bill of a session, without its content. @param session folded from whole records, with arguments and results */
export function wholeBillOf(session: Session, { now, book, notLoops, setAside }: Judged): SessionBill {
  const { id, name, agent, start } = session;
  const loops = loopsOf(session, { notLoops }).filter((loop) => setAside?.has(loopKey(loop)) !== true);
  return {
    session: { id, name, agent, start },
    state: sessionState(session, now),
    lines: billOf(session, book, loops),
  };
}
