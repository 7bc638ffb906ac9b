import { type Inspection } from '../../../dialects/inspect';
import { type Keeper } from '../../../loading/session/load/keeper';
import { type Origin } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { type SessionModel } from './sessionModel';

/**
 * Holds the records of one session and everything that is computed of them. It works in a thread of its own where there
 * are workers, so that neither reading nor folding a long session keeps the page from drawing.
 */
export interface SessionEngine extends Keeper<SessionModel> {
  /** The spans that parts of the model were read from, each with spans directly below it, `SPANS_BELOW` at most. */
  spansAround(origins: readonly Origin[]): Promise<RawSpan[]>;
  /**
   * How a part of the model was read from its records.
   *
   * @param reference of its node in the tree; undefined where it is no run, no call and no session, or is not there
   */
  inspect(reference: string): Promise<Inspection | undefined>;
  /** One line of what each of these calls of a model said or thought; undefined where its span does not tell. */
  thoughts(origins: readonly Origin[]): Promise<Array<string | undefined>>;
  /** All spans that there are. */
  allSpans(): Promise<RawSpan[]>;
}

/** Spans directly below one that are handed out. */
export const SPANS_BELOW = 500;
