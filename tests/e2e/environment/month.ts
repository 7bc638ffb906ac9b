/** What Prometheus is given of a month that it did not see: the calls of one model, of which some hours failed. */
export interface RecordedMonth {
  slo: string;
  labels: Record<'gateway' | 'provider' | 'model', string>;
  days: number;
  /** Calls of every five minutes, and how many of them failed in an outage. */
  calls: number;
  failed: number;
  /** Milliseconds since 1970 at which the outages of an hour began. */
  outages: number[];
}

export const STEP_S = 300;
export const STEPS_OF_HOUR = 12;
export const HOUR_S = 3600;
export const DAY_S = 86_400;

/**
 * A month whose end is now: in alert-rules/tiers.yaml, the gateway and the model are those that somebody is paged for. Two
 * fifths of an hour are more than 14.4 % and less than what a target of 95 % allows.
 */
export function recordedMonth(): RecordedMonth {
  const now = Math.floor(Date.now() / 1000 / HOUR_S) * HOUR_S;
  return {
    slo: 'llm-errors',
    labels: { gateway: 'gateway.example.com', provider: 'recorded', model: 'gpt-5-recorded' },
    days: 30,
    calls: 20,
    failed: 8,
    outages: [20, 10, 3].map((days) => 1000 * (now - days * DAY_S)),
  };
}

/** Calls and failures of the whole month. */
export function countsOf({ days, calls, failed, outages }: RecordedMonth): { total: number; bad: number } {
  return { total: days * 24 * STEPS_OF_HOUR * calls, bad: outages.length * STEPS_OF_HOUR * failed };
}
