import { type AttributeNames } from '../../../dialects/attribute-names';
import { type Inspection } from '../../../dialects/inspect';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { type OperatorPrices } from '../../../prices/operator-prices';
import { type FailureKind } from '../../../sources/failure';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type SessionModel } from './sessionModel';

/** What the page needs to know of a trace that the engine has read. */
export interface TraceSummary {
  spans: number;
  /** When its last span ended, in milliseconds since 1970, as far as that is known; else -Infinity. */
  lastEnd: number;
  /** Why Tempo left parts out, in its words; undefined for a whole trace. */
  partial?: string;
  /** Why it could not be read. */
  failure?: { kind: FailureKind; said?: string };
}

export interface ModelRequest {
  /** Of the session; else of a trace of it, or one that a sub-agent has for itself. */
  id: string;
  /** Milliseconds since 1970, to judge the session's state. */
  now: number;
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
  /** Prices of the operator's own. */
  operatorPrices?: OperatorPrices;
}

/**
 * Holds the records of one session and everything that is computed of them. It works in a thread of its own where there
 * are workers, so that neither reading nor folding a long session keeps the page from drawing.
 */
export interface SessionEngine {
  /** Reads a trace and keeps it, in place of what it held of the same trace. The message's bytes are handed over. */
  addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary>;
  /** Keeps log records in place of those that it held. */
  setLogs(logs: readonly RawLog[]): Promise<void>;
  /** Folds and analyses what there is; undefined where no record tells of an agent's work. */
  model(request: ModelRequest): Promise<SessionModel | undefined>;
  /** The spans that parts of the model were read from, each with spans directly below it, `SPANS_BELOW` at most. */
  spansAround(origins: readonly Origin[]): Promise<RawSpan[]>;
  /**
   * How a part of the model was read from its records.
   *
   * @param reference of its node in the tree; undefined where it is no run, no call and no session, or is not there
   */
  inspect(reference: string): Promise<Inspection | undefined>;
  /** All spans that there are. */
  allSpans(): Promise<RawSpan[]>;
  /** Stops and forgets everything; what is under way fails or never ends. Asked again, it begins anew. */
  close(): void;
}

/** Spans directly below one that are handed out. */
export const SPANS_BELOW = 500;
