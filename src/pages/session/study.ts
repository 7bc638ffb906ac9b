import { type Check, checksOf } from '../../analysis/checks/checks';
import { type ContextUse, contextOf } from '../../analysis/context/context';
import { type Loop, loopsOf } from '../../analysis/loops/loops';
import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { type FirstResponse, firstResponseOf } from '../../analysis/occupancy/first-response';
import { type Occupancy, occupancyOf } from '../../analysis/occupancy/occupancy';
import { type PriceBook } from '../../analysis/price-book';
import { type Spending, spendingOf } from '../../analysis/spending/spending';
import { type SessionVerdict, verdictOf } from '../../analysis/verdict/verdict';
import { type Waste, wasteOf } from '../../analysis/waste/waste';
import { type Session, type SessionState } from '../../model/session';

/** Everything that the analyses say of a session: what all views of the page share. */
export interface Study {
  session: Session;
  state: SessionState;
  verdict: SessionVerdict;
  loops: readonly Loop[];
  occupancy: Occupancy;
  firstResponse?: FirstResponse;
  context: ContextUse;
  spending: Spending;
  waste: Waste;
  checks: readonly Check[];
}

interface Given {
  /** Undefined while prices are not there: then only reported costs count. */
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

export function studyOf(session: Session, state: SessionState, { book, notLoops }: Given = {}): Study {
  const loops = loopsOf(session, { notLoops });
  const context = contextOf(session, book);
  return {
    session,
    state,
    loops,
    context,
    verdict: verdictOf(session, state, loops),
    occupancy: occupancyOf(session),
    firstResponse: firstResponseOf(session),
    spending: spendingOf(session, book),
    waste: wasteOf(session, book, loops),
    checks: checksOf(session, { loops, context }),
  };
}
