import type { Observation, ObservedFields } from '../observation';
import type { Call, Note, NoteCode, Run } from '../session';
import type { Node } from './tree';

/** What is worth saying of how a session was put together: each kind once, with how often and a first example. */
export class Notes {
  /** Made for the first: about most runs there is nothing to say. */
  private byCode: Map<NoteCode, Note> | undefined;

  add(code: NoteCode, example: string, count = 1): void {
    this.byCode ??= new Map();
    const note = this.byCode.get(code);
    if (note === undefined) {
      this.byCode.set(code, { code, count, example });
    } else {
      note.count += count;
    }
  }

  /** Adds what was noted elsewhere. */
  addAll(notes: Notes): void {
    notes.byCode?.forEach(({ code, count, example }) => this.add(code, example, count));
  }

  /** Says what is odd about a record and its place in the tree. */
  ofNode({ observation, copies, broken, parent, orphan }: Node): void {
    if (copies > 1) {
      this.add('duplicate', exampleOf(observation));
    }
    if (broken !== undefined) {
      this.add(broken, exampleOf(observation));
    }
    const above = parent?.observation;
    // One process has one clock: only two can differ.
    if (above !== undefined && !orphan && above.resource !== observation.resource) {
      const early = above.start - observation.start;
      if (early > SKEW) {
        this.add('clock_skew', `${exampleOf(observation)}: ${Math.round(early)} ms before ${exampleOf(above)}`);
      }
    }
  }

  ofRecord(observation: Observation): void {
    const { start, end, fields } = observation;
    if (!isPlausible(start) || !isPlausible(end) || end < start) {
      this.add('bad_time', `${exampleOf(observation)}: ${momentOf(start)} to ${momentOf(end)}`);
    }
    this.ofFigure(observation, 'input', fields.input);
    this.ofFigure(observation, 'output', fields.output);
    this.ofFigure(observation, 'cacheRead', fields.cacheRead);
    this.ofFigure(observation, 'cacheWrite', fields.cacheWrite);
    this.ofFigure(observation, 'reasoning', fields.reasoning);
  }

  private ofFigure(observation: Observation, field: keyof ObservedFields, value: number | undefined): void {
    if (value !== undefined && (value < 0 || value > MOST_TOKENS)) {
      this.add('bad_figure', `${exampleOf(observation)}: ${field} = ${value}`);
    }
  }

  /** What nobody told of calls, in the end. */
  ofCalls(calls: Iterable<Call>): void {
    for (const call of calls) {
      const example = call.kind === 'llm' ? (call.requestModel ?? call.origin.spanId) : call.name;
      if (call.outcome === 'unknown') {
        this.add('unknown_outcome', example);
      }
      if (call.kind === 'llm' && call.outcome === 'ok' && call.tokens.input === undefined) {
        this.add('unknown_tokens', example);
      }
      if (call.kind === 'tool' && call.arguments === undefined) {
        this.add('no_arguments', example);
      }
    }
  }

  ofRuns(runs: readonly Run[]): void {
    runs.filter((run) => run.incomplete).forEach((run) => this.add('incomplete_run', run.agent ?? run.origin.traceId));
  }

  /** By code, so that the order of delivery does not show. */
  list(): Note[] {
    return Array.from(this.byCode?.values() ?? []).sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}

function momentOf(time: number): string {
  return isPlausible(time) ? new Date(time).toISOString() : String(time);
}

function exampleOf({ name, spanId }: Observation): string {
  return spanId === '' ? name : `${name} (${spanId})`;
}

/** Milliseconds that clocks kept by a time service differ by, usually. */
const SKEW = 10;

/** No model takes or gives a billion tokens in one call. */
const MOST_TOKENS = 1e9;

const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

function isPlausible(time: number): boolean {
  return time > EARLIEST && time < LATEST;
}
