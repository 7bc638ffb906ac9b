import { badCallsOf, type BadCall, type FailureRule } from '../../../analysis/slo/bad-calls';
import { type Tier } from '../../../analysis/slo/tiers';
import { type LoadedSessions } from '../../../loading/sessions/loadSessions';
import { type Session } from '../../../model/session';

/** Failed calls of one of those that an objective is kept for. */
export interface FailedMember {
  labels: BadCall['labels'];
  bad: number;
}

/** A session that spent some of a budget. */
export interface WorstSession {
  session: Session;
  /** Those with most failed calls first. */
  members: readonly FailedMember[];
  /** The gravest of its calls'; undefined where that could not be told. */
  tier: Tier | undefined;
  /** Failed calls. */
  bad: number;
  first: BadCall;
  /** Milliseconds since 1970. */
  last: number;
}

interface Asked {
  rule: FailureRule;
  /** Labels that the objective is kept by. */
  by: readonly string[];
  tierOf: (labels: BadCall['labels']) => Tier | undefined;
  /** Only calls of this tier; undefined: of all. */
  tier: Tier | undefined;
}

/** The gravest first. What could not be told may be a page. */
const GRAVITY: ReadonlyArray<Tier | undefined> = ['page', undefined, 'ticket', 'ignore'];

/**
 * The sessions with failed calls of an objective, those with most first.
 *
 * @param found what searches of several stretches of time found; a call that two of them hold counts once
 */
export function worstSessions(found: readonly LoadedSessions[], { rule, by, tierOf, tier }: Asked): WorstSession[] {
  const counted = new Set<string>();
  const known = new Map<string, { session: Session; calls: BadCall[] }>();
  for (const { sessions, pages } of found) {
    const gatewayName = (address: string) => pages.gatewayNames.get(address)?.at(-1) ?? address;
    for (const session of sessions) {
      const own = known.get(session.id) ?? { session, calls: [] };
      for (const { labels, ...call } of badCallsOf(session, rule, gatewayName)) {
        const key = `${call.origin.traceId}:${call.origin.spanId}`;
        const kept = Object.fromEntries(by.map((label) => [label, labels[label] ?? '']));
        if (!counted.has(key) && (tier === undefined || tierOf(kept) === tier)) {
          counted.add(key);
          own.calls.push({ ...call, labels: kept });
        }
      }
      if (own.calls.length > 0) {
        known.set(session.id, own);
      }
    }
  }
  return [...known.values()]
    .map(({ session, calls }) => summed(session, calls, tierOf))
    .sort((a, b) => b.bad - a.bad || b.last - a.last || (a.session.id < b.session.id ? -1 : 1));
}

function summed(session: Session, calls: readonly BadCall[], tierOf: Asked['tierOf']): WorstSession {
  const members = new Map<string, FailedMember>();
  for (const { labels } of calls) {
    const key = JSON.stringify(labels);
    members.set(key, { labels, bad: (members.get(key)?.bad ?? 0) + 1 });
  }
  const tiers = new Set([...members.values()].map(({ labels }) => tierOf(labels)));
  return {
    session,
    members: [...members.values()].sort((a, b) => b.bad - a.bad),
    tier: GRAVITY.find((tier) => tiers.has(tier)),
    bad: calls.length,
    first: calls.reduce((first, call) => (call.start < first.start ? call : first)),
    last: calls.reduce((last, { start }) => Math.max(last, start), -Infinity),
  };
}
