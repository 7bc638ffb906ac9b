/** What the definition files say, read and checked. */

import { type Pair } from '../../src/analysis/slo/pair';
import { type TierEntry } from '../../src/analysis/slo/tiers';

/** A pair as a profile names it, in their order. */
export interface ProfilePair extends Pair {
  /** Of profiles.yaml. */
  line: number;
}

export type Profiles = ReadonlyMap<string, readonly ProfilePair[]>;

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

/** Parts of an SLO's file that mistakes are about. */
export type SloPart =
  'name' | 'by' | 'tiers' | 'profile' | 'subject' | 'good' | 'bad' | 'total' | 'excluded' | 'target' | 'days';

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
  /** Name of a list of tiers.yaml; without one everything is a ticket. */
  tiers?: string;
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
  /** Of its file, where each part stands, or what is around it. */
  lines: Readonly<Record<SloPart, number>>;
  /** Written by other tools: its metrics are the operator's, not the contract's. */
  imported?: true;
  /** File in docs/runbooks, without `.md`, where it is not that of the alert's name. */
  runbook?: string;
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
  /** Tokens that fit into a call, where the price book knows. */
  contextWindow?: number;
}

export interface Definitions {
  slos: readonly Slo[];
  tiers: ReadonlyMap<string, TierList>;
  profiles: Profiles;
  budgets: { daily: readonly Budget[]; monthly: readonly Budget[] };
  prices: readonly ModelPrice[];
}
