import { type NotALoop } from '../../../analysis/loops/not-a-loop';
import { type RawLog } from '../../../model/telemetry';
import { type OperatorPrices } from '../../../prices/operator-prices';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type FoldRequest, type TraceSummary } from './sessionRecords';

export interface ModelRequest extends FoldRequest {
  /** Milliseconds since 1970, to judge the session's state. */
  now: number;
  /** Prices of the operator's own. */
  operatorPrices?: OperatorPrices;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

/**
 * Keeps the records of a session that is being loaded, perhaps in another thread, and says what it makes of them.
 *
 * @typeParam Model what a page needs of the session
 */
export interface Keeper<Model> {
  /** Gets ready before there is anything to read, where that takes a while. */
  prepare?(): void;
  /**
   * Reads a trace while it comes, and keeps it in place of what it held of the same trace.
   *
   * @throws SourceError where its bytes break off
   */
  addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary>;
  /** Keeps log records in place of those that it held. */
  setLogs(logs: readonly RawLog[]): Promise<void>;
  /** Folds and analyses what there is; undefined where no record tells of an agent's work. */
  model(request: ModelRequest): Promise<Model | undefined>;
  /** Stops and forgets everything; what is under way fails or never ends. Asked again, it begins anew. */
  close(): void;
}
