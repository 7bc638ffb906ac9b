import { burnPairs, inWords, secondsToFire, smallestTraffic, thresholdOf } from '../../src/analysis/slo/burn';
import { type Definitions } from './definitions';
import { percent } from './slo/burn-alerts';

/** What the burn alerts can do, as a table for the terminal. */
export function summary({ slos, profiles }: Definitions): string {
  const rows = slos.flatMap((slo) =>
    burnPairs(slo, profiles.get(slo.profile)!).map((pair) => [
      `${slo.alert}${pair.name}`,
      percent(thresholdOf(slo.target, pair)),
      inWords(secondsToFire(slo.target, pair, 1)),
      inWords(secondsToFire(slo.target, pair, 0.5)),
      inWords(pair.for),
      String(smallestTraffic(pair)),
    ])
  );
  const head = ['alert', 'threshold', 'all fail', 'half fail', 'waits', 'smallest traffic'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}
