import { type TestSeries } from './series';

/** A counter that grows by as much as `growth` says for each minute, from 0. */
export function growing(
  metric: string,
  labels: Readonly<Record<string, string>>,
  minutes: number,
  growth: number | ((minute: number) => number)
): TestSeries {
  let value = 0;
  const step = typeof growth === 'number' ? () => growth : growth;
  return { metric, labels, values: [0, ...Array.from({ length: minutes }, (_, minute) => (value += step(minute)))] };
}

/** A series with the same value all the time, or one that changes with the minute. */
export function gauge(
  metric: string,
  labels: Readonly<Record<string, string>>,
  minutes: number,
  value: number | ((minute: number) => number | undefined)
): TestSeries {
  const at = typeof value === 'number' ? () => value : value;
  return { metric, labels, values: Array.from({ length: minutes + 1 }, (_, minute) => at(minute)) };
}
