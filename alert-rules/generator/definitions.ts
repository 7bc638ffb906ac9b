/** What the definition files say, read and checked. */

/** Severity decides the route: critical pages a person, warning opens a ticket, info waits for the daily digest. */
export type Severity = 'critical' | 'warning' | 'info';

export const TIERS = ['page', 'ticket', 'ignore'] as const;

/** What a failure of a model, tool, gateway or agent is worth. */
export type Tier = (typeof TIERS)[number];

/** What none of a list's entries matches. */
export const UNKNOWN_TIER: Tier = 'ticket';

/** A pair of windows of a profile. Times in seconds. */
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
  atLeast: { requests: number; bad: number; badShort: number };
  /** The pair is generated only where the named pair needs longer than that at a total failure. */
  onlyIf?: { pair: string; slowerThan: number };
}

export type Profiles = ReadonlyMap<string, readonly Pair[]>;

/** One entry of a list: every matcher must match the whole label. */
export interface TierEntry {
  matchers: Readonly<Record<string, string>>;
  tier: Tier;
  line: number;
}

export interface TierList {
  name: string;
  /** The labels that its entries match. */
  labels: readonly string[];
  entries: readonly TierEntry[];
}

/** A counter with matchers, as an SLO names it: `agent_runs_total{status="failure"}`. */
export interface Counter {
  metric: string;
  matchers: readonly Matcher[];
}

export interface Matcher {
  label: string;
  operator: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** One objective for every value of its labels. */
export interface Slo {
  name: string;
  displayName: string;
  description: string;
  /** From the repository's root. */
  file: string;
  /** Numbers of the documents that ask for it. */
  asked: readonly string[];
  /** One objective for each combination of these labels. */
  by: readonly string[];
  /** Name of a list of tiers.yaml. */
  tiers: string;
  /** Name of a profile of profiles.yaml. */
  profile: string;
  /** First part of its alerts' names. */
  alert: string;
  /** Name of the ticket for what the guards hide. */
  quietAlert?: string;
  /** What is counted and how it fails, as it reads in a message; `{label}` stands for a label's value. */
  subject: string;
  failure: string;
  /** What is counted: exactly one of the two is given. */
  bad?: Counter;
  good?: Counter;
  total: Counter;
  /** Counted by `total`, but for neither side. */
  excluded?: Counter;
  /** Share of good ones, between 0 and 1. */
  target: number;
  /** Days that the budget is for. */
  days: number;
}

/** What agents may spend; the first entry that matches decides. */
export interface Budget {
  /** Regular expression for the whole name. */
  agent: string;
  usd: number;
}

/** Prices of a model's tokens, in US dollars for one token of each type. */
export interface ModelPrice {
  model: string;
  usd: Readonly<Record<string, number>>;
}

export interface Definitions {
  slos: readonly Slo[];
  tiers: ReadonlyMap<string, TierList>;
  profiles: Profiles;
  budgets: { daily: readonly Budget[]; monthly: readonly Budget[] };
  prices: readonly ModelPrice[];
}
