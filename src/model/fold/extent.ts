import type { Observation } from '../observation';
import { Distinct } from './distinct';

/** From when to when the records of a session reach, and which traces they lie in. Times that nobody knows don't count. */
export class Extent {
  private readonly traces = new Distinct();
  private first = Infinity;
  private last = 0;

  add({ start, end, traceId }: Observation): void {
    this.first = Math.min(this.first, start || Infinity);
    this.reach(end);
    this.traces.add(traceId);
  }

  /** Something of the session ended then. */
  reach(end: number): void {
    this.last = Math.max(this.last, end || 0);
  }

  /** NaN where no record tells. */
  get start(): number {
    return Number.isFinite(this.first) ? this.first : NaN;
  }

  /** NaN where no record tells. */
  get end(): number {
    return this.last || NaN;
  }

  /** Where no record has ended, the start of the first; 0 where nothing is known. */
  get lastActivity(): number {
    return this.last || this.start || 0;
  }

  traceIds(): string[] {
    return this.traces.list();
  }
}
