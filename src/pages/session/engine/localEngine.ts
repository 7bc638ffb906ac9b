import { type PriceBook } from '../../../analysis/price-book';
import { type Inspection, inspect } from '../../../dialects/inspect';
import { type ModelRequest } from '../../../loading/session/load/keeper';
import { SessionRecords, type TraceSummary } from '../../../loading/session/load/sessionRecords';
import { type Piece, RecordLedger } from '../../../model/fold/ledger';
import { type Origin } from '../../../model/session';
import { type RawLog, type RawSpan, type Telemetry } from '../../../model/telemetry';
import { withOperatorPrices } from '../../../prices/operator-prices';
import { type TraceMessage } from '../../../sources/tempo-trace';
import { messagesOf } from '../../../loading/session/callMessages';
import { thoughtOf } from '../details/thought';
import { type TreeNode, treeOf } from '../tree/nodes';
import { TreeIndex } from '../tree/treeIndex';
import { type SessionEngine, SPANS_BELOW } from './engine';
import { type SessionModel, sessionModelOf } from './sessionModel';

/** What it takes to say where a part of the model was read. */
interface Looked {
  nodes: TreeIndex | undefined;
  ledger: RecordLedger;
  telemetry: Telemetry;
}

/** The engine itself, in whichever thread it was made. */
export class LocalEngine implements SessionEngine {
  private readonly records = new SessionRecords();
  private asked: ModelRequest | undefined;
  /** Kept from one look to the next; new records make it useless. */
  private looked: Looked | undefined;

  /** @param list prices for everybody; undefined where they can't be had */
  constructor(private readonly list: Promise<PriceBook | undefined>) {}

  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    const summary = await this.records.addTrace(traceId, message);
    this.looked = undefined;
    return summary;
  }

  async setLogs(logs: readonly RawLog[]): Promise<void> {
    this.looked = undefined;
    this.records.setLogs(logs);
  }

  async model(request: ModelRequest): Promise<SessionModel | undefined> {
    const list = await this.list;
    const book = request.operatorPrices === undefined ? list : withOperatorPrices(request.operatorPrices, list);
    this.asked = request;
    const session = this.records.fold(request);
    return session && sessionModelOf(session, { ...request, book });
  }

  /** Folds anew and notes what each part is read from: opening a session is not to pay for what few ask. */
  async inspect(reference: string): Promise<Inspection | undefined> {
    if (this.asked === undefined) {
      return undefined;
    }
    this.looked ??= this.look(this.asked);
    const { nodes, ledger, telemetry } = this.looked;
    const node = reference === '' ? nodes?.root : nodes?.find(reference);
    const piece = node && pieceOf(node);
    return piece && inspect(telemetry, ledger, piece, this.asked.attributeNames);
  }

  async spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    const found: RawSpan[] = [];
    for (const { traceId, spanId } of origins) {
      const trace = spanId === '' ? [] : this.records.spansOf(traceId);
      const own = trace.find((span) => span.spanId === spanId && span.traceId === traceId);
      const below = trace.filter((span) => span.parentSpanId === spanId && span.traceId === traceId);
      found.push(...(own === undefined ? [] : [own]), ...below.slice(0, SPANS_BELOW));
    }
    return found;
  }

  async thoughts(origins: readonly Origin[]): Promise<Array<string | undefined>> {
    return origins.map(({ traceId, spanId }) => {
      const span = this.records.spansOf(traceId).find((one) => one.spanId === spanId && one.traceId === traceId);
      return span && thoughtOf(messagesOf(span));
    });
  }

  async allSpans(): Promise<RawSpan[]> {
    return this.records.spans();
  }

  close(): void {
    this.records.clear();
    this.looked = undefined;
  }

  private look(request: ModelRequest): Looked {
    const ledger = new RecordLedger();
    const telemetry = this.records.telemetry();
    const session = this.records.fold(request, telemetry, ledger);
    return { nodes: session && new TreeIndex(treeOf(session)), ledger, telemetry };
  }
}

/** A step is no part that records tell of: its calls are. */
function pieceOf(node: TreeNode): Piece | undefined {
  switch (node.kind) {
    case 'session':
      return node.session;
    case 'run':
      return node.run;
    case 'step':
      return undefined;
    case 'call':
      return node.call;
  }
}
