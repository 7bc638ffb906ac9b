import { type RawLog } from '../../model/telemetry';
import { type OperatorPrices } from '../../prices/operator-prices';
import { type TraceMessage } from '../../sources/tempo-trace';
import { type FoldRequest, type TraceSummary } from '../session/load/sessionRecords';
import { type ReadingContext, type ReadingName, type ReadingOf } from './readings';

/** Which session to read, and what it is judged by. */
export interface ReadingRequest extends FoldRequest, Omit<ReadingContext, 'book'> {
  /** Prices of the operator's own. */
  operatorPrices?: OperatorPrices;
}

/**
 * Reads many sessions whole, perhaps in another thread. The records of each are kept, by a key of the caller's, until they
 * are read or given up.
 */
export interface SessionReader {
  /** Reads a trace while it comes, and keeps it. @throws SourceError where its bytes break off */
  addTrace(key: number, traceId: string, message: TraceMessage): Promise<TraceSummary>;
  /** Keeps log records. */
  setLogs(key: number, logs: readonly RawLog[]): Promise<void>;
  /** Folds what there is, and forgets it; undefined where the records tell of no such session. */
  read<Name extends ReadingName>(
    key: number,
    name: Name,
    request: ReadingRequest
  ): Promise<ReadingOf<Name> | undefined>;
  /** Forgets records that nobody wants to have read any more. */
  giveUp(key: number): Promise<void>;
  /** Stops and forgets everything; what is under way fails or never ends. Asked again, it begins anew. */
  close(): void;
}
