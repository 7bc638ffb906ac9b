import { MINUTE, HOUR } from '../../model/durations';
import { type Pair } from './pair';
import { fewestFailures, replay, type Episode } from './replay';

const STEP = 5 * MINUTE;

const FAST: Pair = {
  name: 'Fast',
  long: HOUR,
  short: STEP,
  factor: 14.4,
  cap: 0.5,
  for: 2 * MINUTE,
  keepFiringFor: STEP,
  severity: 'tier',
  atLeast: { requests: 20, bad: 5, badShort: 2 },
};
const SLOW: Pair = { ...FAST, name: 'Slow', long: 6 * HOUR, short: HOUR / 2, factor: 6, for: 15 * MINUTE };
const TICKET: Pair = { ...FAST, name: 'Day', long: 24 * HOUR, short: 2 * HOUR, factor: 3, severity: 'warning' };

/** Steps of calls and failures, one stretch after another. */
function recorded(...stretches: Array<[steps: number, calls: number, failed: number]>) {
  const of = (index: 1 | 2) => stretches.flatMap((stretch) => Array<number>(stretch[0]).fill(stretch[index]));
  return { step: STEP, total: of(1), bad: of(2) };
}

const rules = (profile: Pair[], tier: 'page' | 'ticket' | 'ignore' = 'page') => ({ target: 0.99, profile, tier });

describe('replay', () => {
  it('fires from the step at which the long window is over its threshold until the short one is clean', () => {
    // 14.4 % of an hour of 120 calls are 17.28 failures: the second step of ten brings the sum to 20.
    const outage = recorded([24, 10, 0], [6, 10, 10], [24, 10, 0]);
    expect(replay(outage, rules([FAST]))).toEqual<Episode[]>([
      { severity: 'critical', pair: 'Fast', from: 25, to: 30 },
    ]);
  });

  it('sends nothing for traffic that proves nothing', () => {
    expect(replay(recorded([12, 0, 0], [3, 1, 1], [12, 0, 0]), rules([FAST]))).toEqual([]);
    expect(replay(recorded([24, 0, 0]), rules([FAST]))).toEqual([]);
  });

  it('waits as long as the pair says', () => {
    const short = recorded([72, 10, 0], [4, 100, 100], [72, 10, 0]);
    const [episode] = replay(short, rules([{ ...SLOW, keepFiringFor: undefined }]));
    expect(episode?.from).toBe(72 + 3);
  });

  it('takes a lesser message for one only where no worse one covers it', () => {
    const outage = recorded([300, 10, 0], [12, 10, 10], [300, 10, 0]);
    const sent = replay(outage, rules([FAST, TICKET]));
    expect(sent.map(({ severity, pair }) => [severity, pair])).toEqual([
      ['critical', 'Fast'],
      ['warning', 'Day'],
    ]);
    expect(sent[1]!.from).toBe(sent[0]!.to + 1);
  });

  it.each([
    ['page', ['critical']],
    ['ticket', ['warning']],
    ['ignore', []],
  ] as const)('knows what the tier %s means', (tier, severities) => {
    const outage = recorded([24, 10, 0], [6, 10, 10], [24, 10, 0]);
    expect(replay(outage, rules([FAST], tier)).map(({ severity }) => severity)).toEqual(severities);
  });

  it('does without a pair that a target has no need of', () => {
    const outagePair: Pair = { ...FAST, name: 'Outage', long: 15 * MINUTE, onlyIf: { pair: 'Fast', slowerThan: 600 } };
    const outage = recorded([24, 10, 0], [3, 10, 10], [24, 10, 0]);
    const fired = (target: number) =>
      replay(outage, { target, profile: [outagePair, FAST], tier: 'page' }).map(({ pair }) => pair);
    expect(fired(0.99)).toEqual(['Fast']);
    expect(fired(0.9)).toEqual(['Outage']);
  });

  it('knows below how many failures nothing can fire', () => {
    expect(fewestFailures([FAST, { ...TICKET, atLeast: { requests: 100, bad: 10, badShort: 2 } }])).toBe(5);
  });
});
