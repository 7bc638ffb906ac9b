import { type BillSeries } from '../../../analysis/spending/over-time';

/** Values at which lines lie across a chart: round ones, from 0 to the first one that is not below the largest. */
export function ticksUpTo(largest: number, most = 4): number[] {
  if (!(largest > 0) || !Number.isFinite(largest)) {
    return [0];
  }
  const least = largest / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = (STEPS.find((it) => it * power >= least * (1 - EPSILON)) ?? 10) * power;
  const count = Math.ceil((largest / step) * (1 - EPSILON));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

const STEPS = [1, 2, 2.5, 5, 10];
const EPSILON = 1e-9;

/** The sum of all series at each slot; undefined where none has a value. */
export function sumsOf(series: readonly BillSeries[], slots: number): Array<number | undefined> {
  return Array.from({ length: slots }, (_, at) =>
    series.reduce<number | undefined>((sum, { values }) => {
      const value = values[at];
      return value === undefined ? sum : (sum ?? 0) + value;
    }, undefined)
  );
}
