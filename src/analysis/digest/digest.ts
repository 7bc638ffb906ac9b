import { callsOf } from '../../model/fold/totals';
import type { Call, Session } from '../../model/session';
import { totalTokens } from '../../model/tokens';
import { contextOf, fillOf } from '../context/context';
import { sessionCost, type SessionCost } from '../cost';
import { type Loop, loopsOf } from '../loops/loops';
import { occupancyOf } from '../occupancy/occupancy';
import type { PriceBook } from '../price-book';
import { wasteOf } from '../waste/waste';

/** Figures of a session that need no prices, and change only with its records. */
export interface SessionFigures {
  /** Milliseconds of its runs, without waiting for people as far as that was told. */
  active: number;
  /** Calls that did not do what was asked for, and yet did not fail: see `isWarning`. */
  warnings: number;
}

export function figuresOf(session: Session): SessionFigures {
  return {
    active: occupancyOf(session).active,
    warnings: callsOf(session.runs).filter(isWarning).length,
  };
}

/** An attempt that another one made good, an answer cut off at the limit of its length, a call that was not allowed. */
function isWarning(call: Call): boolean {
  return call.kind === 'llm'
    ? call.superseded === true || (call.outcome === 'ok' && call.finish === 'length')
    : call.outcome === 'denied';
}

/** Figures of a session that need a price book: for costs, and for the windows of models. */
export interface PricedFigures {
  cost: SessionCost;
  /** The fullest that a model's window was; undefined where no call's tokens are known. */
  context?: ContextPeak;
}

export interface ContextPeak {
  tokens: number;
  /** Part of the window; undefined where the window is not known. */
  fill?: number;
}

/** @param book undefined where there is none: then only what emitters report counts */
export function pricedFiguresOf(session: Session, book?: PriceBook): PricedFigures {
  const { peak } = contextOf(session, book);
  return { cost: sessionCost(session, book), context: peak && { tokens: peak.used, fill: fillOf(peak) } };
}

/** What only arguments, results and events tell of a session. */
export interface ContentFigures {
  loops: number;
  /** Loops that something is missing to prove. */
  suspectedLoops: number;
  waste: WasteFigures;
  feedback: FeedbackCount;
}

export interface WasteFigures {
  /** US dollars; null where no wasted call has a price. */
  usd: number | null;
  calls: number;
  /** Undefined where nobody counted. */
  tokens?: number;
  /** Wasted calls without a price. */
  unpriced: number;
}

/** Judgements by people: what is neither good nor bad is in `all` alone. */
export interface FeedbackCount {
  good: number;
  bad: number;
  all: number;
}

/** @param session folded from whole records, with arguments and results */
export function contentFiguresOf(
  session: Session,
  book?: PriceBook,
  loops: readonly Loop[] = loopsOf(session)
): ContentFigures {
  const { all } = wasteOf(session, book, loops);
  return {
    loops: loops.filter(({ suspected }) => !suspected).length,
    suspectedLoops: loops.filter(({ suspected }) => suspected).length,
    waste: { usd: all.usd, calls: all.calls, tokens: totalTokens(all.tokens), unpriced: all.unpricedCalls },
    feedback: feedbackOf(session),
  };
}

const GOOD = /^(good|positive|like|liked|up|thumbs?[ _-]?up|accept(ed)?|yes|true|pass(ed)?)$/i;
const BAD = /^(bad|negative|dislike|disliked|down|thumbs?[ _-]?down|reject(ed)?|no|false|fail(ed)?)$/i;

function feedbackOf({ feedback }: Pick<Session, 'feedback'>): FeedbackCount {
  const good = feedback.filter((it) => signOf(it) > 0).length;
  const bad = feedback.filter((it) => signOf(it) < 0).length;
  return { good, bad, all: feedback.length };
}

/** By the label, else by the score: 1 and 0 are how thumbs are scored where nothing is negative. */
function signOf({ label = '', score }: Session['feedback'][number]): number {
  if (GOOD.test(label)) {
    return 1;
  }
  if (BAD.test(label)) {
    return -1;
  }
  return score === undefined ? 0 : score > 0 ? 1 : -1;
}
