import { type Counts } from '../../../analysis/slo/budget';
import { parseDuration } from '../../../model/durations';
import { type Sample } from '../../../sources/samples';

/** Calls and failures by window in seconds. */
export type WindowCounts = ReadonlyMap<number, Counts>;

/** One of those that an objective is kept for: a model at a gateway, a tool. */
export interface Member {
  slo: string;
  labels: Readonly<Record<string, string>>;
  windows: WindowCounts;
}

const NAME = /^slo:agent_slo_(total|bad):increase(\w+)$/;

/** Reads the answer of `sloMembers`: counts that belong together are one member's. */
export function readMembers(samples: readonly Sample[]): Member[] {
  const members = new Map<string, Member & { windows: Map<number, Counts> }>();
  for (const { labels, value } of samples) {
    const { __name__: name = '', slo = '', ...own } = labels;
    const [, side, window = ''] = NAME.exec(name) ?? [];
    const seconds = parseDuration(window);
    if (seconds === undefined) {
      continue;
    }
    const key = JSON.stringify([slo, ...Object.entries(own).sort(([a], [b]) => a.localeCompare(b))]);
    const member = members.get(key) ?? { slo, labels: own, windows: new Map<number, Counts>() };
    const counts = member.windows.get(seconds) ?? { total: 0, bad: 0 };
    member.windows.set(seconds, { ...counts, [side as keyof Counts]: value });
    members.set(key, member);
  }
  return [...members.values()];
}
