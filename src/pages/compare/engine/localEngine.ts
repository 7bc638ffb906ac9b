import { type DiffRow, diffSessions } from '../../../analysis/diff/diff';
import { type PriceBook } from '../../../analysis/price-book';
import { type Spending, spendingOf } from '../../../analysis/spending/spending';
import { type ModelRequest } from '../../../loading/session/load/keeper';
import { SessionRecords, type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type Session } from '../../../model/session';
import { type RawLog } from '../../../model/telemetry';
import { withOperatorPrices } from '../../../prices/operator-prices';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { type Side } from '../sides';
import { Cells, comparedRow, detailsOf, type Said } from './cells';
import { type CompareEngine } from './compareEngine';
import { type Comparison, type RowDetails, type SideSummary } from './comparison';
import { summaryOf } from './summary';
import { wordsIn } from './words';

/** One side: its records, and what was made of them last. */
class Half {
  readonly records = new SessionRecords();
  folded: { session: Session; spending: Spending; said: Said } | undefined;

  forget(): void {
    this.records.clear();
    this.folded = undefined;
  }
}

/** The engine itself, in whichever thread it was made. */
export class LocalEngine implements CompareEngine {
  private readonly halves: Readonly<Record<Side, Half>> = { left: new Half(), right: new Half() };
  private rows: readonly DiffRow[] = [];

  /** @param list prices; undefined where they can't be had: then only reported costs count */
  constructor(private readonly list: Promise<PriceBook | undefined>) {}

  async addTrace(side: Side, traceId: string, message: TraceMessage): Promise<TraceSummary> {
    return this.halves[side].records.addTrace(traceId, message);
  }

  async setLogs(side: Side, logs: readonly RawLog[]): Promise<void> {
    this.halves[side].records.setLogs(logs);
  }

  async summary(side: Side, request: ModelRequest): Promise<SideSummary | undefined> {
    const list = await this.list;
    const book = request.operatorPrices === undefined ? list : withOperatorPrices(request.operatorPrices, list);
    const half = this.halves[side];
    const session = half.records.fold(request);
    half.folded = session && { session, spending: spendingOf(session, book), said: wordsIn(half.records) };
    return half.folded && summaryOf(half.folded.session, half.folded.spending, request);
  }

  async comparison(): Promise<Comparison | undefined> {
    const [left, right] = [this.halves.left.folded, this.halves.right.folded];
    if (left === undefined || right === undefined) {
      return undefined;
    }
    const { rows, ...rest } = diffSessions(left.session, right.session);
    this.rows = rows;
    const cells = [new Cells(left.session, left.spending), new Cells(right.session, right.spending)] as const;
    const said = { left: left.said, right: right.said };
    return { ...rest, rows: rows.map((row) => comparedRow(row, ...cells, said)) };
  }

  async details(index: number): Promise<RowDetails> {
    const row = this.rows[index];
    if (row?.kind !== 'step') {
      return {};
    }
    const of = (side: Side) => {
      const { [side]: step } = row;
      const { folded } = this.halves[side];
      return step && folded && detailsOf(step, folded.said);
    };
    return { left: of('left'), right: of('right') };
  }

  async forget(side: Side): Promise<void> {
    this.halves[side].forget();
    this.rows = [];
  }

  close(): void {
    void this.forget('left');
    void this.forget('right');
  }
}
