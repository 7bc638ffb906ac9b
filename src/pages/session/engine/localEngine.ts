import { type PriceBook } from '../../../analysis/price-book';
import { type Inspection, inspect } from '../../../dialects/inspect';
import { foldSessions } from '../../../dialects/sessions';
import { type Piece, RecordLedger } from '../../../model/fold/ledger';
import { type Origin, type Session } from '../../../model/session';
import { type RawLog, type RawSpan, type Telemetry } from '../../../model/telemetry';
import { withOperatorPrices } from '../../../prices/operator-prices';
import { SourceError } from '../../../sources/failure';
import { readTrace, type TraceMessage } from '../../../sources/tempo-trace';
import { type ModelRequest, type SessionEngine, SPANS_BELOW, type TraceSummary } from './engine';
import { type TreeNode, treeOf } from '../tree/nodes';
import { type TreeIndex, treeIndexOf } from '../tree/treeIndex';
import { type SessionModel, sessionModelOf } from './sessionModel';

/** What it takes to say where a part of the model was read. */
interface Looked {
  nodes: TreeIndex | undefined;
  ledger: RecordLedger;
  telemetry: Telemetry;
}

/** The engine itself, in whichever thread it was made. */
export class LocalEngine implements SessionEngine {
  private readonly traces = new Map<string, readonly RawSpan[]>();
  private logs: readonly RawLog[] = [];
  private asked: ModelRequest | undefined;
  /** Kept from one look to the next; new records make it useless. */
  private looked: Looked | undefined;

  /** @param list prices for everybody; undefined where they can't be had */
  constructor(private readonly list: Promise<PriceBook | undefined>) {}

  async addTrace(traceId: string, message: TraceMessage): Promise<TraceSummary> {
    this.looked = undefined;
    try {
      const { spans, partial, message: why } = readTrace(message);
      this.traces.set(traceId, spans);
      return { spans: spans.length, lastEnd: lastEndOf(spans), partial: partial ? why : undefined };
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      const { kind, details } = error;
      return { spans: 0, lastEnd: -Infinity, failure: { kind, said: details.said } };
    }
  }

  async setLogs(logs: readonly RawLog[]): Promise<void> {
    this.logs = logs;
    this.looked = undefined;
  }

  async model(request: ModelRequest): Promise<SessionModel | undefined> {
    const list = await this.list;
    const book = request.operatorPrices === undefined ? list : withOperatorPrices(request.operatorPrices, list);
    this.asked = request;
    const session = this.fold(request);
    return session && sessionModelOf(session, request.now, book);
  }

  /** Folds anew and notes what each part is read from: opening a session is not to pay for what few ask. */
  async inspect(reference: string): Promise<Inspection | undefined> {
    if (this.asked === undefined) {
      return undefined;
    }
    this.looked ??= this.look(this.asked);
    const { nodes, ledger, telemetry } = this.looked;
    const node = nodes?.byReference.get(reference);
    const piece = node && pieceOf(node);
    return piece && inspect(telemetry, ledger, piece, this.asked.attributeNames);
  }

  async spansAround(origins: readonly Origin[]): Promise<RawSpan[]> {
    const found: RawSpan[] = [];
    for (const { traceId, spanId } of origins) {
      const trace = spanId === '' ? [] : this.spansOf(traceId);
      const own = trace.find((span) => span.spanId === spanId && span.traceId === traceId);
      const below = trace.filter((span) => span.parentSpanId === spanId && span.traceId === traceId);
      found.push(...(own === undefined ? [] : [own]), ...below.slice(0, SPANS_BELOW));
    }
    return found;
  }

  async allSpans(): Promise<RawSpan[]> {
    return this.spans();
  }

  close(): void {
    this.traces.clear();
    this.logs = [];
    this.looked = undefined;
  }

  private look(request: ModelRequest): Looked {
    const ledger = new RecordLedger();
    const telemetry = { spans: this.spans(), logs: this.logs };
    const session = this.fold(request, telemetry, ledger);
    return { nodes: session && treeIndexOf(treeOf(session)), ledger, telemetry };
  }

  private fold(
    { id, attributeNames }: ModelRequest,
    telemetry: Telemetry = { spans: this.spans(), logs: this.logs },
    ledger?: RecordLedger
  ): Session | undefined {
    const sessions = foldSessions(telemetry, { attributeNames, ledger });
    // The id may be a trace's, or one that a sub-agent has for itself: then the session around it is shown.
    return sessions.find((one) => one.id === id) ?? sessions[0];
  }

  /** A trace is asked for by the id that it was fetched by; its spans may write that another way. */
  private spansOf(traceId: string): readonly RawSpan[] {
    return this.traces.get(traceId) ?? this.spans();
  }

  private spans(): RawSpan[] {
    return Array.from(this.traces.values()).flat();
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

function lastEndOf(spans: readonly RawSpan[]): number {
  return spans.reduce((last, { end }) => (end > last ? end : last), -Infinity);
}
