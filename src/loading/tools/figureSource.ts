/** Where figures of tools come from. */
export type FigureSource = 'traces' | 'metrics';

/** Ranges from which metrics are the better source where there are any: a search of traces reaches back so far at most. */
export const LONG_RANGE = 24 * 3_600_000;

/** Milliseconds that a rate needs: four scrapes at the interval of our configuration. */
export const FINEST_METRICS = 60_000;

/** Metrics over long ranges, where there are any and they know what is asked; else, or when asked for, traces. */
export function figureSource(
  asked: FigureSource | undefined,
  { hasMetrics, range }: { hasMetrics: boolean; range: { from: number; to: number } }
): FigureSource {
  const suited = range.to - range.from > LONG_RANGE ? 'metrics' : 'traces';
  return hasMetrics && (asked ?? suited) === 'metrics' ? 'metrics' : 'traces';
}
