/** Every threshold of the analyses, with its reason. Operators override them; the analyses take them as an argument. */
export interface Thresholds {
  /** Repeats from which the same call is a loop: twice happens to everybody, the third time nothing was learnt. */
  loopRepeats: number;
  /** Cycles from which going round between calls is an oscillation. */
  oscillationCycles: number;
  /** The longest cycle that is looked for: beyond four calls real work looks the same. */
  oscillationLongest: number;
  /** Tool calls without a new call or result from which a run has stalled. */
  stallCalls: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  loopRepeats: 3,
  oscillationCycles: 3,
  oscillationLongest: 4,
  stallCalls: 12,
};
