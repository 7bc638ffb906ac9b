import type { Session } from '../../model/session';
import { loopKey } from '../loops/loop-key';
import { loopsOf } from '../loops/loops';
import type { NotALoop } from '../loops/not-a-loop';
import type { PriceBook } from '../price-book';
import { lastStarted } from '../verdict/verdict';
import {
  type ContentFigures,
  contentFiguresOf,
  figuresOf,
  type PricedFigures,
  pricedFiguresOf,
  type SessionFigures,
} from './digest';

/** How many of what a session is made of. */
export interface SessionCounts extends SessionFigures {
  runs: number;
  steps: number;
  llmCalls: number;
  toolCalls: number;
  failures: number;
  tokens: Session['totals']['tokens'];
}

const counted = new WeakMap<Session, SessionCounts>();

/** What a session's calls come to; worked out once, since a refresh brings most sessions as they were. */
export function countsOf(session: Session): SessionCounts {
  let counts = counted.get(session);
  if (counts === undefined) {
    const { totals } = session;
    counts = {
      runs: totals.runs,
      steps: totals.steps,
      llmCalls: totals.llmCalls,
      toolCalls: totals.toolCalls,
      failures: totals.llmErrors + totals.toolErrors,
      tokens: totals.tokens,
      ...figuresOf(session),
    };
    counted.set(session, counts);
  }
  return counts;
}

/** What a session's whole traces tell beyond what a search does, without their content. */
export interface WholeFigures {
  counts: SessionCounts;
  priced: PricedFigures;
  content: ContentFigures;
  name?: string;
  models: readonly string[];
  providers: readonly string[];
  gateways: readonly string[];
  tools: readonly string[];
  /** The run that decides how the session came out. */
  decidedBy?: { status: Session['runs'][number]['status']; incomplete: boolean; evidence?: string };
}

interface Judged {
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
  /** Keys of loops that somebody judged to be none. */
  setAside?: ReadonlySet<string>;
}

/** @param session folded from whole records, with arguments and results */
export function wholeFiguresOf(session: Session, { book, notLoops, setAside }: Judged): WholeFigures {
  const loops = loopsOf(session, { notLoops }).filter((loop) => setAside?.has(loopKey(loop)) !== true);
  const deciding = lastStarted(session.runs);
  return {
    counts: countsOf(session),
    priced: pricedFiguresOf(session, book),
    content: contentFiguresOf(session, book, loops),
    name: session.name,
    models: session.totals.models,
    providers: session.totals.providers,
    gateways: session.totals.gateways,
    tools: session.totals.tools,
    decidedBy: deciding && {
      status: deciding.status,
      incomplete: deciding.incomplete,
      evidence: deciding.evidence,
    },
  };
}
