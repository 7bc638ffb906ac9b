import type { Observation } from '../observation';
import type { Call, Run, ToolCall } from '../session';
import { callIdOf, callOf, mergeCall } from './calls';
import { callsOf } from './totals';
import { completeTool } from './walk';

/** Two signals' clocks and ends differ this much at most when they tell of one call (milliseconds). */
const TWIN_TOLERANCE = 1000;

/** Calls of one session that end within the tolerance: no real session has more. */
const MOST_CANDIDATES = 100;

/** The calls of a session's runs, to find the one that a log record tells of. */
export class CallIndex {
  private readonly bySpan = new Map<string, Call>();
  private readonly byId = new Map<string, Call>();
  private readonly byEnd: Call[] = [];
  private readonly places = new Map<Call, number>();
  /**
   * Each call happened once: those that a log record of the same kind has told of are passed over. For each place in
   * `byEnd` one at or after it, itself while nobody has told of its call.
   */
  private readonly untold: number[];

  constructor(runs: readonly Run[]) {
    for (const call of callsOf(runs)) {
      this.add(call);
    }
    this.byEnd.sort((a, b) => a.end - b.end);
    this.byEnd.forEach((call, place) => this.places.set(call, place));
    this.untold = Array.from({ length: this.byEnd.length + 1 }, (_, place) => place);
  }

  private add(call: Call): void {
    if (call.origin.spanId !== '') {
      this.bySpan.set(`${call.origin.traceId} ${call.origin.spanId}`, call);
    }
    const id = callIdOf(call);
    if (id !== undefined && !this.byId.has(id)) {
      this.byId.set(id, call);
    }
    this.byEnd.push(call);
  }

  /** Completes the call that a record of kind `llm` or `tool` tells of; undefined where no span tells of that call. */
  merge(observation: Observation): Call | undefined {
    const call = callOf(observation);
    const known = this.enclosing(observation, call) ?? this.sameId(call) ?? this.twin(call);
    if (known === undefined) {
      return undefined;
    }
    this.tell(known);
    mergeCall(known, call);
    return known;
  }

  /** Completes the call that a failure is told of, around it or beside it; undefined where nothing else tells of that call. */
  fail(observation: Observation): Call | undefined {
    const failure = callOf(observation);
    const around = this.bySpan.get(`${observation.traceId} ${observation.parentSpanId}`);
    const known = around?.kind === 'llm' ? around : this.twin(failure);
    if (known === undefined || (known !== around && known.outcome !== 'error')) {
      return undefined;
    }
    mergeCall(known, failure);
    return known;
  }

  /** The tool call that a decision or another part of a call speaks of. */
  toolOf({ fields, traceId, parentSpanId }: Observation): ToolCall | undefined {
    const call =
      (fields.toolCallId === undefined ? undefined : this.byId.get(`tool ${fields.toolCallId}`)) ??
      this.bySpan.get(`${traceId} ${parentSpanId}`);
    return call?.kind === 'tool' ? call : undefined;
  }

  private enclosing({ traceId, parentSpanId }: Observation, call: Call): Call | undefined {
    const known = this.bySpan.get(`${traceId} ${parentSpanId}`);
    return known?.kind === call.kind && !this.isTold(known) && sameName(known, call) ? known : undefined;
  }

  private sameId(call: Call): Call | undefined {
    const id = callIdOf(call);
    return id === undefined ? undefined : this.byId.get(id);
  }

  /** The call of the same name that ended nearest, within tolerance. */
  private twin(call: Call): Call | undefined {
    let best: Call | undefined;
    let distance = TWIN_TOLERANCE;
    let place = this.nextUntold(this.firstEndingAfter(call.end - TWIN_TOLERANCE));
    for (let looked = 0; looked < MOST_CANDIDATES; looked++) {
      const other = this.byEnd[place];
      if (other === undefined || other.end > call.end + distance) {
        break;
      }
      const apart = Math.abs(other.end - call.end);
      if (apart < distance && other.kind === call.kind && mayBeTwins(other, call)) {
        best = other;
        distance = apart;
      }
      place = this.nextUntold(place + 1);
    }
    return best;
  }

  private tell(call: Call): void {
    const place = this.places.get(call) as number;
    this.untold[place] = Math.max(this.untold[place] as number, place + 1);
  }

  private isTold(call: Call): boolean {
    const place = this.places.get(call) as number;
    return this.untold[place] !== place;
  }

  /** Shortens the way for those who ask next. */
  private nextUntold(from: number): number {
    let place = from;
    while (this.untold[place] !== place && place < this.byEnd.length) {
      this.untold[place] = this.untold[this.untold[place] as number] as number;
      place = this.untold[place] as number;
    }
    return place;
  }

  private firstEndingAfter(time: number): number {
    let low = 0;
    let high = this.byEnd.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.byEnd[middle] as Call).end < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/**
 * Gives calls whose record tells their end alone the start that an earlier `request` record of the same session tells.
 *
 * @param logs of one session, by time
 */
export function withRequestStarts(logs: readonly Observation[]): Observation[] {
  let requested: number | undefined;
  return logs.map((log) => {
    if (log.kind === 'request') {
      requested = log.start;
    }
    if (log.kind !== 'llm' || requested === undefined || log.start < log.end) {
      return log;
    }
    const start = requested;
    requested = undefined;
    return { ...log, start };
  });
}

/** Completes the tool call that a decision speaks of. One that was refused may have no other record: then undefined. */
export function applyDecision(index: CallIndex, observation: Observation): ToolCall | undefined {
  const tool = index.toolOf(observation);
  if (tool !== undefined) {
    completeTool(tool, observation);
  }
  return tool;
}

function sameName(a: Call, b: Call): boolean {
  if (a.kind === 'llm' && b.kind === 'llm') {
    const [left, right] = [a.responseModel ?? a.requestModel, b.responseModel ?? b.requestModel];
    return left === undefined || right === undefined || left === right || a.requestModel === b.requestModel;
  }
  return a.kind === 'tool' && b.kind === 'tool' && a.name === b.name;
}

/** Ids that both have must agree. */
function mayBeTwins(a: Call, b: Call): boolean {
  const [left, right] = [callIdOf(a), callIdOf(b)];
  return sameName(a, b) && (left === undefined || right === undefined || left === right);
}
