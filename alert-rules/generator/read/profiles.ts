import * as v from 'valibot';

import { type Pair } from '../../../src/analysis/slo/pair';
import { type ProfilePair, type Profiles } from '../definitions';
import { type Problem } from '../problems';
import { parseDuration, writeDuration } from '../../../src/model/durations';
import { STEP } from '../../../src/queries/slo-series';
import { readYaml, type TextFile } from './yaml-file';

const Duration = v.pipe(
  v.string(),
  v.check((text) => parseDuration(text) !== undefined, 'expected a whole number with s, m, h or d, such as 5m'),
  v.transform((text) => parseDuration(text)!)
);

const Windows = v.pipe(
  v.string(),
  v.regex(/^\d+[smhd]\/\d+[smhd]$/, 'expected two windows, the long one first, such as 1h/5m'),
  v.transform((text) => text.split('/').map((part) => parseDuration(part)!) as [number, number]),
  v.check(([long, short]) => long > short, 'expected the first window to be longer than the second'),
  v.check(
    (windows) => windows.every((window) => window > 0 && window % STEP === 0),
    `expected windows of whole ${writeDuration(STEP)}, which is what the rules record`
  )
);

const Share = v.pipe(v.number(), v.minValue(0, 'expected 0 or more'), v.maxValue(1, 'expected 1 or less'));
const Count = v.pipe(v.number(), v.integer('expected a whole number'), v.minValue(0, 'expected 0 or more'));

const PairShape = v.pipe(
  v.strictObject({
    name: v.pipe(
      v.string(),
      v.regex(/^[A-Z][A-Za-z]+$/, 'expected letters, the first one large: it ends an alert’s name')
    ),
    windows: Windows,
    factor: v.optional(v.pipe(v.number(), v.minValue(1, 'expected 1 or more'))),
    cap: Share,
    for: Duration,
    keep_firing_for: v.optional(Duration),
    severity: v.picklist(['critical', 'warning', 'info', 'tier']),
    at_least: v.strictObject({ requests: Count, bad: Count, bad_short: Count }),
    only_if: v.optional(v.strictObject({ pair: v.string(), slower_than: Duration })),
  }),
  v.forward(
    v.partialCheck(
      [['windows'], ['for']],
      ({ windows: [long], for: wait }) => wait < long,
      'expected less than the long window: what failed before it began to wait would be forgotten by then'
    ),
    ['for']
  )
);

const ProfilesShape = v.record(v.string(), v.pipe(v.array(PairShape), v.minLength(1, 'expected one pair at least')));

/** Reads profiles.yaml. */
export function readProfiles(file: TextFile): { profiles?: Profiles; problems: Problem[] } {
  const result = readYaml(file, ProfilesShape);
  if ('problems' in result) {
    return { problems: result.problems };
  }
  const { value, lineOf } = result.read;
  const problems: Problem[] = [];
  const profiles = new Map<string, ProfilePair[]>();
  for (const [name, pairs] of Object.entries(value)) {
    const names = pairs.map((pair) => pair.name);
    for (const [index, pair] of pairs.entries()) {
      const at = (text: string) => problems.push({ file: file.path, line: lineOf([name, index]), text });
      if (names.indexOf(pair.name) !== index) {
        at(`${name} has two pairs called ${pair.name}; each needs a name of its own.`);
      }
      if (pair.only_if && !names.includes(pair.only_if.pair)) {
        at(`only_if names the pair ${pair.only_if.pair}; expected one of ${names.join(', ')}.`);
      }
    }
    profiles.set(
      name,
      pairs.map((pair, index) => ({ ...pairOf(pair), line: lineOf([name, index]) }))
    );
  }
  return problems.length > 0 ? { problems } : { profiles, problems };
}

function pairOf(pair: v.InferOutput<typeof PairShape>): Pair {
  const [long, short] = pair.windows;
  const { requests, bad, bad_short: badShort } = pair.at_least;
  return {
    name: pair.name,
    long,
    short,
    factor: pair.factor,
    cap: pair.cap,
    for: pair.for,
    keepFiringFor: pair.keep_firing_for,
    severity: pair.severity,
    atLeast: { requests, bad, badShort },
    onlyIf: pair.only_if && { pair: pair.only_if.pair, slowerThan: pair.only_if.slower_than },
  };
}
