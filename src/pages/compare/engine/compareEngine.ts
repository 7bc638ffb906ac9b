import { type ModelRequest } from '../../../loading/session/load/keeper';
import { type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type RawLog } from '../../../model/telemetry';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type Side } from '../sides';
import { type Comparison, type RowDetails, type SideSummary } from './comparison';

/**
 * Holds the records of two sessions and compares them, in a thread of its own where there are workers: neither folding
 * long sessions nor aligning them keeps the page from drawing.
 */
export interface CompareEngine {
  /** Reads a trace while it comes, and keeps it. @throws SourceError where its bytes break off */
  addTrace(side: Side, traceId: string, message: TraceMessage): Promise<TraceSummary>;
  /** Keeps log records in place of those that it held. */
  setLogs(side: Side, logs: readonly RawLog[]): Promise<void>;
  /** Folds what there is of one side; undefined where no record tells of an agent's work. */
  summary(side: Side, request: ModelRequest): Promise<SideSummary | undefined>;
  /** Puts the sessions beside each other as they were last folded; undefined while one of them is missing. */
  comparison(): Promise<Comparison | undefined>;
  /** Calls of the steps of a row of the last comparison. */
  details(row: number): Promise<RowDetails>;
  /** Forgets one side. */
  forget(side: Side): Promise<void>;
  /** Stops and forgets everything. Asked again, it begins anew. */
  close(): void;
}

/** Calls of the engine that another thread answers. */
export type RemoteMethod = Exclude<keyof CompareEngine, 'close'>;
