import { totalTokens } from '../../model/tokens';
import { type BillGroup, type BillLine } from './bill';
import { sharesOf } from './across';

/** What a chart of the bill shows. */
export const BILL_MEASURES = ['cost', 'tokens'] as const;

export type BillMeasure = (typeof BILL_MEASURES)[number];

/** A column of the chart. Times in milliseconds since 1970. */
export interface BillSlot {
  from: number;
  to: number;
}

/** One group over time; `values` has one for each slot, undefined where nothing was spent or nobody knows what. */
export interface BillSeries {
  /** Undefined: no record says which. */
  name: string | undefined;
  /** It stands for all groups that have no series of their own. */
  rest: boolean;
  values: ReadonlyArray<number | undefined>;
}

interface Options {
  slots: readonly BillSlot[];
  group: BillGroup;
  measure: BillMeasure;
  /** Groups that get a series of their own, in their order; the others share one. */
  named: ReadonlyArray<string | undefined>;
}

/** Consecutive slots of equal length from whole multiples of it, so that they stay where they are while time goes on. */
export function slotsOf(from: number, to: number, step: number): BillSlot[] {
  const slots: BillSlot[] = [];
  for (let start = Math.floor(from / step) * step; start < to; start += step) {
    slots.push({ from: start, to: start + step });
  }
  return slots;
}

/** The bill over time. What lies in no slot is in none of the series. */
export function billOverTime(lines: Iterable<BillLine>, { slots, group, measure, named }: Options): BillSeries[] {
  const [first] = slots;
  if (first === undefined) {
    return [];
  }
  const step = first.to - first.from;
  const places = new Map(named.map((name, place) => [name, place]));
  const values = [...named, REST].map(() => slots.map((): number | undefined => undefined));
  for (const line of lines) {
    const value = measure === 'cost' ? line.usd : totalTokens(line.tokens);
    const at = Math.floor((line.time - first.from) / step);
    if (value === undefined || at < 0 || at >= slots.length) {
      continue;
    }
    for (const [name, share] of sharesOf(line, group)) {
      const series = values[places.get(name) ?? named.length];
      if (series !== undefined) {
        series[at] = (series[at] ?? 0) + share * value;
      }
    }
  }
  return values.flatMap((own, place): BillSeries[] => {
    const rest = place === named.length;
    return rest && own.every((value) => value === undefined) ? [] : [{ name: named[place], rest, values: own }];
  });
}

const REST = Symbol('rest');
