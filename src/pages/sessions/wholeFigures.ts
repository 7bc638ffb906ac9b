import { contentFiguresOf, pricedFiguresOf } from '../../analysis/digest/digest';
import { loopKey } from '../../analysis/loops/loop-key';
import { loopsOf } from '../../analysis/loops/loops';
import { type NotALoop } from '../../analysis/loops/not-a-loop';
import { type PriceBook } from '../../analysis/price-book';
import { lastStarted } from '../../analysis/verdict/verdict';
import { type AttributeNames } from '../../dialects/attribute-names';
import { readWholeSession } from '../../loading/session/wholeSession';
import { type Session } from '../../model/session';
import { type TempoApi } from '../../sources/tempo';
import { countsOf, type WholeFigures } from './rows';

/** Traces of one session up to which a list reads them: more of them are the session page's business. */
const MOST_TRACES = 25;

/** Spans, as far as a search tells, up to which a list reads a session. */
const MOST_SPANS = 3000;

/** Whether a session is small enough for a list to read it whole. @param spans of it that the search returned */
export function isReadable(
  { traceIds }: Session,
  { spans, truncated }: { spans: number; truncated: boolean }
): boolean {
  return traceIds.length <= MOST_TRACES && spans <= MOST_SPANS && !truncated;
}

interface ReadOptions {
  signal: AbortSignal;
  attributeNames?: AttributeNames;
  book?: PriceBook;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
  /** Keys of loops that somebody judged to be none. */
  setAside?: ReadonlySet<string>;
}

/** Reads a session's traces and keeps what the list shows of them, without their content. @throws where none could be had */
export async function readFigures(
  tempo: Pick<TempoApi, 'trace'>,
  found: Session,
  options: ReadOptions
): Promise<WholeFigures> {
  const { session, failures, partial } = await readWholeSession(tempo, found, { ...options, atOnce: 2 });
  if (session === undefined) {
    throw failures[0] ?? new Error('The traces tell of no such session.');
  }
  const loops = loopsOf(session, options).filter((loop) => options.setAside?.has(loopKey(loop)) !== true);
  const deciding = lastStarted(session.runs);
  return {
    counts: countsOf(session),
    priced: pricedFiguresOf(session, options.book),
    content: contentFiguresOf(session, options.book, loops),
    name: session.name,
    models: session.totals.models,
    tools: session.totals.tools,
    decidedBy: deciding && {
      status: deciding.status,
      incomplete: deciding.incomplete,
      evidence: deciding.evidence,
    },
    incomplete: partial || failures.length > 0,
  };
}
