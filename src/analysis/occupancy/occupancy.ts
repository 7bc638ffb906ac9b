import type { Run, Session } from '../../model/session';
import { callsIn, runsWithin } from '../placed-calls';

/** What the time of a session went to, in the order in which overlaps are decided (design, section 4). */
export const OCCUPATIONS = ['waiting', 'generating', 'first_token', 'tool', 'idle', 'unaccounted'] as const;

/**
 * `waiting`: for a human's decision. `generating`: a model writes. `first_token`: a model has not begun to. `tool`: a
 * tool runs. `idle`: between runs, the human's turn. `unaccounted`: inside a run, and no record says what went on.
 */
export type Occupation = (typeof OCCUPATIONS)[number];

export interface Occupancy {
  /** Milliseconds from the session's start to its last record. */
  wall: number;
  /** Milliseconds of each; they add up to `wall`. */
  spent: Readonly<Record<Occupation, number>>;
  /** Without waiting for humans and idling. */
  active: number;
  /** Calls of models whose first token nobody timed: all of their time counts as generating. */
  untimedFirstTokens: number;
}

interface Stretch {
  occupation: Occupation;
  from: number;
  to: number;
}

/** Splits the session's wall clock exactly: every moment counts once, for the first occupation that was going on. */
export function occupancyOf(session: Pick<Session, 'runs' | 'start' | 'end' | 'lastActivity'>): Occupancy {
  const begin = session.start;
  const last = Math.max(session.lastActivity, Number.isFinite(session.end) ? session.end : -Infinity);
  const wall = Number.isFinite(begin) && last > begin ? last - begin : 0;
  const spent = sweep(stretchesOf(session.runs, begin, last), wall);
  return {
    wall,
    spent,
    active: spent.generating + spent.first_token + spent.tool + spent.unaccounted,
    untimedFirstTokens: callsIn(session).filter(
      (call) => call.kind === 'llm' && call.outcome === 'ok' && call.timeToFirstToken === undefined
    ).length,
  };
}

/**
 * Whole per cents that add up to 100 (the largest remainders are rounded up); undefined where no time passed.
 */
export function occupancyShares({ wall, spent }: Occupancy): Record<Occupation, number> | undefined {
  if (wall <= 0) {
    return undefined;
  }
  const exact = OCCUPATIONS.map((occupation) => ({ occupation, share: (100 * spent[occupation]) / wall }));
  const missing = 100 - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const upwards = exact
    .slice()
    .sort((a, b) => (b.share % 1) - (a.share % 1))
    .slice(0, missing)
    .map(({ occupation }) => occupation);
  const shares = exact.map(({ occupation, share }) => [
    occupation,
    Math.floor(share) + (upwards.includes(occupation) ? 1 : 0),
  ]);
  return Object.fromEntries(shares) as Record<Occupation, number>;
}

/** What a part of the session reaches to, in milliseconds from its start; open ends reach to its last record. */
function* stretchesOf(runs: readonly Run[], begin: number, last: number): Generator<Stretch> {
  const clip = (occupation: Occupation, from: number, to: number): Stretch => ({
    occupation,
    from: Math.max(0, from - begin),
    to: Math.min(last, Number.isNaN(to) ? last : to) - begin,
  });
  for (const run of runsWithin(runs)) {
    yield clip('unaccounted', run.start, run.end);
  }
  for (const call of callsIn({ runs })) {
    if (call.kind === 'tool') {
      const wait = call.approval?.wait ?? 0;
      yield clip('tool', call.start, call.end);
      yield clip('waiting', call.start, call.start + Math.max(0, wait));
    } else {
      const first = call.timeToFirstToken ?? 0;
      const begun = Math.min(call.start + Math.max(0, first), Number.isNaN(call.end) ? Infinity : call.end);
      yield clip('first_token', call.start, begun);
      yield clip('generating', begun, call.end);
    }
  }
}

/** Order in which what goes on at one moment is decided; where nothing does, the session idles. */
const FIRST_WINS: readonly Occupation[] = ['waiting', 'generating', 'first_token', 'tool', 'unaccounted'];

function sweep(stretches: Iterable<Stretch>, wall: number): Record<Occupation, number> {
  const spent = Object.fromEntries(OCCUPATIONS.map((occupation) => [occupation, 0])) as Record<Occupation, number>;
  const turns: Array<{ at: number; occupation: Occupation; by: 1 | -1 }> = [];
  for (const { occupation, from, to } of stretches) {
    if (from < to) {
      turns.push({ at: from, occupation, by: 1 }, { at: to, occupation, by: -1 });
    }
  }
  turns.sort((a, b) => a.at - b.at);
  const open = new Map<Occupation, number>();
  let since = 0;
  const pass = (until: number): void => {
    spent[FIRST_WINS.find((occupation) => (open.get(occupation) ?? 0) > 0) ?? 'idle'] += until - since;
    since = until;
  };
  for (const { at, occupation, by } of turns) {
    pass(at);
    open.set(occupation, (open.get(occupation) ?? 0) + by);
  }
  pass(wall);
  return spent;
}
