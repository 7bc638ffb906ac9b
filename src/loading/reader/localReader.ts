import { type PriceBook } from '../../analysis/price-book';
import { type Session } from '../../model/session';
import { type RawLog } from '../../model/telemetry';
import { withOperatorPrices } from '../../prices/operator-prices';
import { type TraceMessage } from '../../sources/tempo-trace';
import { SessionRecords, type TraceSummary } from '../session/load/sessionRecords';
import { type ReadingRequest, type SessionReader } from './reader';
import { type ReadingContext, type ReadingName, type ReadingOf, READINGS } from './readings';

/** The reader itself, in whichever thread it was made. */
export class LocalReader implements SessionReader {
  private readonly kept = new Map<number, SessionRecords>();

  /** @param list prices for everybody; undefined where they can't be had */
  constructor(private readonly list: Promise<PriceBook | undefined>) {}

  async addTrace(key: number, traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.records(key).addTrace(traceId, message);
  }

  async setLogs(key: number, logs: readonly RawLog[]): Promise<void> {
    this.records(key).setLogs(logs);
  }

  async read<Name extends ReadingName>(
    key: number,
    name: Name,
    { operatorPrices, ...request }: ReadingRequest
  ): Promise<ReadingOf<Name> | undefined> {
    const list = await this.list;
    const book = operatorPrices === undefined ? list : withOperatorPrices(operatorPrices, list);
    const session = this.records(key).fold(request);
    this.kept.delete(key);
    const reading: (session: Session, context: ReadingContext) => unknown = READINGS[name];
    // Whoever asks knows the session from a search: another one that the same records tell of is not meant.
    return session?.id === request.id ? (reading(session, { ...request, book }) as ReadingOf<Name>) : undefined;
  }

  async giveUp(key: number): Promise<void> {
    this.kept.delete(key);
  }

  close(): void {
    this.kept.clear();
  }

  private records(key: number): SessionRecords {
    let records = this.kept.get(key);
    if (records === undefined) {
      records = new SessionRecords();
      this.kept.set(key, records);
    }
    return records;
  }
}
