import { sessionParameters } from '../../src/analysis/slo/session-filters';
import { type Severity } from '../../src/analysis/slo/pair';
import { type Counter } from './definitions';
import { asTemplate, type Text } from './text';
import { type AlertingRule } from './rules-file';
import { type Clock } from './windows';

/** The documents that ask for alerts. */
export const SEEDS = {
  '000': 'agent observability of a coding agent: budgets burned, pages for recommended models only',
  '001': 'operating agents: cost, integrations, approvals, audit',
  '002': 'a software factory: queues, stuck work, drift',
  '003': 'a book’s chapter: error spikes, cost anomaly, loops, context, tool timeouts',
  '004': 'a runtime: failure rates, tokens, cache, iterations, approvals',
} as const;

export type Seed = keyof typeof SEEDS;

/** Dashboards that alerts point to, by their uid. */
export type Dashboard =
  'flightrecorder-llm' | 'flightrecorder-tools' | 'flightrecorder-slo' | 'flightrecorder-pipeline';

/** One alert, all there is to know of it: its rule, its runbook's facts and the alert table come from here. */
export interface Alert {
  name: string;
  /** The documents that ask for it, or why it is there where none does. */
  asked: readonly string[] | string;
  /** PromQL. */
  expr: (clock: Clock) => string;
  /** Seconds. */
  for?: number;
  keepFiringFor?: number;
  /** `tier`: critical where the tier is page, else warning; `lower-tier`: one below. */
  severity: Severity | 'tier' | 'lower-tier';
  /** Fixed labels. Every alert of an SLO carries `slo`, as Alertmanager takes labels that both lack for equal. */
  labels?: Readonly<Record<string, string>>;
  /** Labels that the expression's result carries. */
  by: readonly string[];
  summary: Text;
  description: Text;
  /** File in docs/runbooks, without `.md`. */
  runbook: string;
  dashboard: Dashboard;
  /** How far before its start the link to the sessions looks. */
  lookback: '15m' | '1h' | '6h' | '1d' | '3d';
  /** Facts for its runbook and the table: what it needs to fire, in words. */
  facts: ReadonlyArray<readonly [name: string, value: string]>;
  /** What it compares, where it is a share of events: its tests come from here. */
  share?: ComparedShare;
}

/** A share of events in a window that must not exceed a limit. */
export interface ComparedShare {
  /** What is counted: exactly one of the two is given. */
  part?: Counter;
  /** All that is not counted, such as the bucket of those that were fast enough. */
  allBut?: Counter;
  whole: Counter;
  /** 1 is all of them; a part that is no subset may exceed it. */
  above: number;
  /** Of the whole, in the window. */
  atLeast: number;
  /** Seconds. */
  window: number;
}

/** Severities that depend on the tier: for `page`, and for all others. */
export const SEVERITY_BY_TIER = {
  tier: ['critical', 'warning'],
  'lower-tier': ['warning', 'info'],
} as const satisfies Record<string, readonly [Severity, Severity]>;

/** As a label in a rule file. */
export function severityTemplate(severity: Alert['severity']): string {
  if (severity === 'tier' || severity === 'lower-tier') {
    const [page, other] = SEVERITY_BY_TIER[severity];
    return `{{ if eq $labels.tier "page" }}${page}{{ else }}${other}{{ end }}`;
  }
  return severity;
}

export function ruleOf(alert: Alert, clock: Clock): AlertingRule {
  return {
    alert: alert.name,
    expr: alert.expr(clock),
    for: alert.for,
    keepFiringFor: alert.keepFiringFor,
    labels: { severity: severityTemplate(alert.severity), ...alert.labels },
    annotations: {
      summary: asTemplate(alert.summary, clock),
      description: asTemplate(alert.description, clock),
      runbook: alert.runbook,
      dashboard: alert.dashboard,
      lookback: alert.lookback,
      ...sessionsLink(alert),
    },
  };
}

/** The sessions page's query for the alert's labels; Alertmanager's message adds Grafana's address and the time. */
export function sessionsQuery(by: readonly string[], valueOf: (label: string) => string): string | undefined {
  const parts = sessionParameters(by).map(({ label, parameter }) => `${parameter}=${valueOf(label)}`);
  return parts.length === 0 ? undefined : parts.join('&');
}

/** The annotation that links to sessions, where they can be told by the alert's labels. */
export function sessionsLink({ by }: Alert): { sessions?: string } {
  const query = sessionsQuery(by, (label) => `{{ $labels.${label} | urlquery }}`);
  return query === undefined ? {} : { sessions: query };
}
