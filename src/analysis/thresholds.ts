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
  /** Part of the model's window from which a call is near its end: answers get worse, and a compaction is due. */
  contextFill: number;
  /** Attempts in vain of one request from which a session waited noticeably: one or two are every day's business. */
  attemptsInVain: number;
  /** Milliseconds from which one tool call is slow: longer than people wait without looking elsewhere. */
  slowTool: number;
  /** Milliseconds for which a call waited for a person before it counts as held up. */
  approvalWait: number;
  /** Calls of models from which spending has a rate: a few tell of one session, not of a day. */
  projectionCalls: number;
  /** How many times as long as what was seen a projection reaches at most: a month needs a day, a day needs an hour. */
  projectionTimes: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  loopRepeats: 3,
  oscillationCycles: 3,
  oscillationLongest: 4,
  stallCalls: 12,
  contextFill: 0.8,
  attemptsInVain: 3,
  slowTool: 60_000,
  approvalWait: 60_000,
  projectionCalls: 20,
  projectionTimes: 30,
};
