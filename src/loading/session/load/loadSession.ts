import { type NotALoop } from '../../../analysis/loops/not-a-loop';
import { type AttributeNames } from '../../../dialects/attribute-names';
import { looksLikeTraceId, traceIdOf } from '../../../model/ids';
import { IDLE_FOR } from '../../../model/state';
import { type RawLog } from '../../../model/telemetry';
import { type OperatorPrices } from '../../../prices/operator-prices';
import { recordTracesQuery } from '../../../queries/sessions';
import { isAborted, SourceError } from '../../../sources/failure';
import { type LokiApi } from '../../../sources/loki';
import { type SearchRange, type TempoApi } from '../../../sources/tempo';
import { fetchLogs } from './fetchLogs';
import { type FetchedTrace, fetchTraces, type FetchOptions } from './fetchTraces';
import { findTraces } from './findTraces';
import { type Keeper } from './keeper';

/** Traces of one session that are loaded before the page asks whether to go on. */
export const MAX_TRACES = 1000;

/** Traces that only log records name which are asked for: each that is gone costs a request. */
const MAX_NAMED = 20;

/** Least milliseconds between two foldings while traces arrive: each takes all spans anew. */
const FOLD_EVERY = 500;

/** Part of the time, at least, that is left to everything else than folding. */
const BREATH = 5;

/** Where a session is looked for; what is absent is not there. */
export interface SessionSources {
  tempo?: Pick<TempoApi, 'search' | 'traceMessage' | 'source'>;
  loki?: Pick<LokiApi, 'logs'>;
  /** Streams of agents' log records. */
  logSelector: string;
  /** Attributes that an operator names. */
  attributeNames?: AttributeNames;
  /** Calls that an operator says make no loop. */
  notLoops?: readonly NotALoop[];
}

/** A session, as far as it has been loaded. */
export interface LoadedSession<Model> {
  id: string;
  /** Range that was searched for its traces. */
  searched: SearchRange;
  /** Undefined while, or where, no record tells of an agent's work in it. */
  model?: Model;
  /** When the model was made, in milliseconds since 1970, by this computer's clock. */
  modelAt?: number;
  /** Ids of its traces, the newest first. */
  found: readonly string[];
  /** What has been fetched of them. */
  traces: ReadonlyMap<string, FetchedTrace>;
  /** The search returned as many traces as were asked for: there may be more. */
  limitReached: boolean;
  /** Tempo stopped the search before it had looked at everything. */
  unfinished: boolean;
  /** Traces that only log records name, and that Tempo does not have (any more). */
  gone: readonly string[];
  /** Log records that name the session: the newest ones, by time. */
  logs: readonly RawLog[];
  logLimitReached: boolean;
  /** What could not be asked. */
  failures: readonly SourceError[];
}

export interface SessionRequest<Model> {
  id: string;
  /** Holds the session's records, also those of earlier answers. */
  engine: Keeper<Model>;
  searched: SearchRange;
  signal: AbortSignal;
  /** Hears of every trace; the session is folded anew from time to time. */
  report: (loaded: LoadedSession<Model>) => void;
  /** An earlier answer for this session: traces that cannot have changed since are not fetched again. */
  after?: LoadedSession<Model>;
  maxTraces?: number;
  /** Prices of the operator's own. */
  operatorPrices?: OperatorPrices;
  /** Milliseconds since 1970; tests pass their own. */
  now?: () => number;
  wait?: FetchOptions['wait'];
}

/** Loads a session: finds its traces and fetches them, and reads its log records. What fails is told, the rest stays. */
export async function loadSession<Model>(
  sources: SessionSources,
  request: SessionRequest<Model>
): Promise<LoadedSession<Model>> {
  const loading = new Loading(sources, request);
  await Promise.all([
    sources.tempo && loading.spans(sources.tempo).catch(loading.fail),
    sources.loki && loading.logs(sources.loki).catch(loading.fail),
  ]);
  await loading.fold();
  if (sources.tempo !== undefined) {
    await loading.tracesOfLogs(sources.tempo).catch(loading.fail);
    await loading.fold();
  }
  return loading.loaded;
}

class Loading<Model> {
  loaded: LoadedSession<Model>;
  private readonly now: () => number;
  private foldAgainAt = -Infinity;
  private folding: Promise<void> | undefined;
  /** Something came since the last folding began. */
  private unfolded = true;

  constructor(
    private readonly sources: SessionSources,
    private readonly request: SessionRequest<Model>
  ) {
    const { id, searched, after } = request;
    this.now = request.now ?? Date.now;
    this.loaded = {
      id,
      searched,
      model: after?.model,
      modelAt: after?.modelAt,
      found: after?.found ?? [],
      traces: after?.traces ?? new Map(),
      limitReached: false,
      unfinished: false,
      gone: after?.gone ?? [],
      logs: after?.logs ?? [],
      logLimitReached: false,
      failures: [],
    };
  }

  readonly fail = (error: unknown): void => {
    if (!(error instanceof SourceError) || isAborted(error)) {
      throw error;
    }
    this.tell({ failures: [...this.loaded.failures, error] });
  };

  async spans(tempo: Pick<TempoApi, 'search' | 'traceMessage'>): Promise<void> {
    const { id, searched, signal, maxTraces = MAX_TRACES } = this.request;
    const asked = new Set<string>();
    for await (const { ids, ...reach } of findTraces(tempo, id, { range: searched, most: maxTraces, signal })) {
      const found = ids.length > 0 ? ids : await this.tracesNamed(tempo);
      this.tell({ found, ...reach });
      await this.fetch(
        tempo,
        found.filter((traceId) => !asked.has(traceId))
      );
      found.forEach((traceId) => asked.add(traceId));
    }
  }

  /** Fetches traces, but for those that are known and settled. */
  private async fetch(tempo: Pick<TempoApi, 'traceMessage'>, traceIds: readonly string[]): Promise<void> {
    const { engine, searched, signal, wait } = this.request;
    const settledBefore = this.now() - IDLE_FOR;
    const wanted = traceIds.filter((traceId) => !isSettled(this.loaded.traces.get(traceId), settledBefore));
    await fetchTraces(tempo, wanted, { engine, range: searched, signal, wait, onTrace: this.add });
  }

  /** A session that no attribute names has the id of its trace; and people paste ids of answers and calls. */
  private async tracesNamed(tempo: Pick<TempoApi, 'search'>): Promise<string[]> {
    const { id, searched, signal } = this.request;
    if (looksLikeTraceId(id)) {
      return [traceIdOf(id)];
    }
    const answer = await tempo.search(recordTracesQuery(id), { ...searched, limit: 1, spansPerTrace: 1, signal });
    return answer.traces.map(({ traceId }) => traceId);
  }

  async logs(loki: Pick<LokiApi, 'logs'>): Promise<void> {
    const { id, searched, signal } = this.request;
    const source = { loki, selector: this.sources.logSelector };
    const { logs, limitReached } = await fetchLogs(source, id, searched, signal);
    await this.request.engine.setLogs(logs);
    this.unfolded ||= logs.length > 0;
    this.tell({ logs, logLimitReached: limitReached });
  }

  /** Asks for the newest traces that only log records name: they are part of the session, or gone. */
  async tracesOfLogs(tempo: Pick<TempoApi, 'traceMessage'>): Promise<void> {
    const { engine, searched, signal } = this.request;
    const { logs, traces, gone } = this.loaded;
    const known = new Set([...traces.keys(), ...gone]);
    const named = logs.map(({ traceId }) => traceId).filter((traceId) => traceId !== '' && !known.has(traceId));
    const wanted = Array.from(new Set(named.reverse())).slice(0, MAX_NAMED);
    await fetchTraces(tempo, wanted, {
      engine,
      range: searched,
      signal,
      // What log records tell of was not sent just now.
      wait: async () => undefined,
      onTrace: (trace) => {
        if (trace.spans > 0) {
          this.add(trace);
        } else if (trace.failure === undefined) {
          this.tell({ gone: [...this.loaded.gone, trace.traceId] });
        }
      },
    });
  }

  private readonly add = (trace: FetchedTrace): void => {
    const known = this.loaded.traces.get(trace.traceId);
    // Better spans from a while ago than none.
    const kept = trace.failure !== undefined && known !== undefined ? { ...known, failure: trace.failure } : trace;
    this.loaded = { ...this.loaded, traces: new Map(this.loaded.traces).set(trace.traceId, kept) };
    this.unfolded = true;
    this.tell({});
    if (this.folding === undefined && this.now() >= this.foldAgainAt) {
      this.folding = this.fold().finally(() => (this.folding = undefined));
      // What goes wrong goes wrong again in the last folding, and is told there.
      this.folding.catch(() => undefined);
    }
  };

  /** Has everything folded that is there now. */
  async fold(): Promise<void> {
    await this.folding;
    if (!this.unfolded) {
      return;
    }
    this.unfolded = false;
    const { id, engine, signal, operatorPrices } = this.request;
    const { attributeNames, notLoops } = this.sources;
    const began = this.now();
    const model = await engine.model({ id, now: began, attributeNames, notLoops, operatorPrices });
    if (signal.aborted) {
      return;
    }
    const ended = this.now();
    this.foldAgainAt = ended + Math.max(FOLD_EVERY, BREATH * (ended - began));
    this.tell({ model, modelAt: began });
  }

  private tell(found: Partial<LoadedSession<Model>>): void {
    this.loaded = { ...this.loaded, ...found };
    this.request.report(this.loaded);
  }
}

/** Whether a trace has been quiet for so long that nobody is expected to add to it. */
function isSettled(trace: FetchedTrace | undefined, before: number): boolean {
  return trace !== undefined && trace.failure === undefined && trace.spans > 0 && trace.lastEnd < before;
}
