import { wholeFiguresOf } from '../../analysis/digest/whole-figures';
import { loopEntriesOf } from '../../analysis/loops/entries';
import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { type PriceBook } from '../../analysis/price-book';
import { wholeBillOf } from '../../analysis/spending/whole-bill';
import { patternUsesOf } from '../../analysis/tools/patterns';
import { type Session } from '../../model/session';
import { sessionState } from '../../model/state';

/** What a session is judged by. */
export interface ReadingContext {
  /** Milliseconds since 1970: the session's state is judged by it. */
  now: number;
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
  /** Keys of loops that somebody judged to be none. */
  setAside?: ReadonlySet<string>;
  /** The tool that is asked for, where one is. */
  tool?: string;
}

/** What pages want to know of sessions that are read whole. The content of a session goes no further than this. */
export const READINGS = {
  figures: wholeFiguresOf,
  loops: (session: Session, { now, book, notLoops }: ReadingContext) =>
    loopEntriesOf(session, { state: sessionState(session, now), book, notLoops }),
  bill: wholeBillOf,
  patterns: (session: Session, { tool = '' }: ReadingContext) => patternUsesOf(session, tool),
} satisfies Record<string, (session: Session, context: ReadingContext) => unknown>;

export type ReadingName = keyof typeof READINGS;

export type ReadingOf<Name extends ReadingName> = ReturnType<(typeof READINGS)[Name]>;
