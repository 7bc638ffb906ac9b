import { type Objective, type PlacedPair } from '../load/definitions';
import { linesToChange, outcomeOf, SLIDER, sliderOf, targetAt, withWindows } from './whatIf';

const PAIR: PlacedPair = {
  name: 'Fast',
  long: 3600,
  short: 300,
  factor: 14.4,
  cap: 0.5,
  for: 120,
  severity: 'tier',
  atLeast: { requests: 20, bad: 5, badShort: 2 },
  file: 'profiles.yaml',
  line: 7,
};
const OBJECTIVE: Objective = {
  slo: 's',
  title: 'S',
  target: 0.99,
  evaluated: true,
  details: { file: 's.yaml', line: 35, by: ['model'], list: 'models', profile: 'p', days: 30 },
};

const recorded = (bad: number) => ({
  step: 300,
  total: Array<number>(48).fill(10),
  bad: [...Array<number>(24).fill(0), ...Array<number>(6).fill(bad), ...Array<number>(18).fill(0)],
});

describe('outcomeOf', () => {
  const history = {
    members: [
      { labels: { model: 'broken' }, recorded: recorded(10) },
      { labels: { model: 'ticket' }, recorded: recorded(10) },
      { labels: { model: 'well' }, recorded: recorded(0) },
      { labels: { model: 'odd' }, recorded: recorded(10) },
    ],
    from: 1_000_000,
    to: 1_000_000 + 47 * 300_000,
    leftOut: 0,
  };
  const tierOf = ({ model }: Readonly<Record<string, string>>) =>
    model === 'odd' ? undefined : model === 'ticket' ? 'ticket' : 'page';

  it('counts what would have been sent, and says what it can’t tell', () => {
    const outcome = outcomeOf(history, { target: 0.99, profile: [PAIR], tierOf });
    expect(outcome.counts).toEqual({ critical: 1, warning: 1, info: 0 });
    expect(outcome.unknownTiers).toBe(1);
    expect(outcome.sent.map(({ labels }) => labels.model).sort()).toEqual(['broken', 'ticket']);
    expect(outcome.sent[0]!.start).toBe(1_000_000 + outcome.sent[0]!.from * 300_000);
  });

  it('never sends more for a laxer target', () => {
    const pagesAt = (target: number) => outcomeOf(history, { target, profile: [PAIR], tierOf }).counts.critical;
    expect([0.5, 0.9, 0.99, 0.999].map(pagesAt)).toEqual([0, 0, 1, 1]);
  });
});

describe('linesToChange', () => {
  it('names file, line and text of what differs, and nothing else', () => {
    expect(linesToChange(OBJECTIVE, [PAIR], { target: 0.99, windows: { Fast: PAIR } })).toEqual([]);
    expect(linesToChange(OBJECTIVE, [PAIR], { target: 0.9975, windows: { Fast: { long: 7200, short: 600 } } })).toEqual(
      [
        { file: 's.yaml', line: 35, text: '- target: 0.9975', shared: false },
        { file: 'profiles.yaml', line: 7, text: 'windows: 2h/10m  # Fast', shared: true },
      ]
    );
  });

  it('puts windows into the profile', () => {
    expect(withWindows([PAIR], { Fast: { long: 7200, short: 600 }, Gone: { long: 2, short: 1 } })).toEqual([
      { ...PAIR, long: 7200, short: 600 },
    ]);
  });
});

describe('the slider', () => {
  it('reaches its ends, and names targets that people write', () => {
    expect([SLIDER.min, 1, 2, 3, SLIDER.max].map(targetAt)).toEqual([0.5, 0.9, 0.99, 0.999, 0.9999]);
    expect(sliderOf(0.99)).toBeCloseTo(2);
    expect(sliderOf(0.01)).toBe(SLIDER.min);
  });
});
