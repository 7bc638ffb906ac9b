import { sumCounts, type Counts } from '../../../analysis/slo/budget';
import { parseDuration } from '../../../model/durations';
import { COUNTED_LABEL, WINDOW_LABEL } from '../../../queries/slo';
import { type Sample } from '../../../sources/samples';

/** Calls and failures by window in seconds. */
export type WindowCounts = ReadonlyMap<number, Counts>;

/** One of those that an objective is kept for: a model at a gateway, a tool. */
export interface Member {
  slo: string;
  labels: Readonly<Record<string, string>>;
  windows: WindowCounts;
}

/** Reads the answer of `sloMembers` or `sloTotals`: counts that belong together are one member's. */
export function readMembers(samples: readonly Sample[]): Member[] {
  const members = new Map<string, Member & { windows: Map<number, Counts> }>();
  for (const { labels, value } of samples) {
    const { [COUNTED_LABEL]: side = '', [WINDOW_LABEL]: window = '', slo = '', ...rest } = labels;
    const seconds = parseDuration(window);
    if (seconds === undefined) {
      continue;
    }
    const own = Object.fromEntries(Object.entries(rest).filter(([label]) => label !== '__name__'));
    const key = JSON.stringify([slo, ...Object.entries(own).sort(([a], [b]) => a.localeCompare(b))]);
    const member = members.get(key) ?? { slo, labels: own, windows: new Map<number, Counts>() };
    const counts = member.windows.get(seconds) ?? { total: 0, bad: 0 };
    member.windows.set(seconds, { ...counts, [side as keyof Counts]: value });
    members.set(key, member);
  }
  return [...members.values()];
}

/** Of each objective as a whole: what its members have together in each window. */
export function sumMembers(members: readonly Member[]): Map<string, WindowCounts> {
  const sums = new Map<string, Map<number, Counts>>();
  for (const { slo, windows } of members) {
    const own = sums.get(slo) ?? new Map<number, Counts>();
    windows.forEach((counts, window) => own.set(window, sumCounts([own.get(window) ?? NONE, counts])));
    sums.set(slo, own);
  }
  return sums;
}

const NONE: Counts = { total: 0, bad: 0 };
