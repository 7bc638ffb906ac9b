/** Severity decides the route: critical pages a person, warning opens a ticket, info waits for the daily digest. */
export const SEVERITIES = ['critical', 'warning', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A pair of windows: an alert fires while the share of failures is over a threshold in both. Times in seconds. */
export interface Pair {
  name: string;
  long: number;
  short: number;
  /** Times the budget; undefined: the cap alone counts. */
  factor?: number;
  /** Share of the target that the threshold may take beside the budget, 0 to 1. */
  cap: number;
  for: number;
  keepFiringFor?: number;
  /** `tier`: critical where the tier is page, else warning. */
  severity: Severity | 'tier';
  /** Fewer requests or failures in the long window, or failures in the short one, prove nothing. */
  atLeast: { requests: number; bad: number; badShort: number };
  /** The pair is there only where the named pair needs longer than that at a total failure. */
  onlyIf?: { pair: string; slowerThan: number };
}
