import { type Severity } from '../../../analysis/slo/pair';
import { replay, type Episode } from '../../../analysis/slo/replay';
import { type Tier } from '../../../analysis/slo/tiers';
import { type Objective, type PlacedPair, type Place } from '../load/definitions';
import { type History } from '../load/loadRecorded';
import { percentText, writeWindows, type Windows } from '../view';

/** A message that would have been sent, and about what. */
export interface Sent extends Episode {
  labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970 of the first and the last step at which it fired. */
  start: number;
  end: number;
}

export interface Outcome {
  /** Newest first. */
  sent: readonly Sent[];
  counts: Readonly<Record<Severity, number>>;
  /** Members whose tier only Prometheus can tell: they are not counted. */
  unknownTiers: number;
}

export interface Tried {
  target: number;
  profile: readonly PlacedPair[];
  tierOf: (labels: Readonly<Record<string, string>>) => Tier | undefined;
}

/** What the alerts of an objective would have sent on what was recorded. */
export function outcomeOf({ members, from }: History, { target, profile, tierOf }: Tried): Outcome {
  let unknownTiers = 0;
  const sent = members.flatMap(({ labels, recorded }) => {
    const tier = tierOf(labels);
    if (tier === undefined) {
      unknownTiers += 1;
      return [];
    }
    const at = (step: number) => from + step * recorded.step * 1000;
    return replay(recorded, { target, profile, tier }).map((episode): Sent => ({
      ...episode,
      labels,
      start: at(episode.from),
      end: at(episode.to),
    }));
  });
  const counts: Record<Severity, number> = { critical: 0, warning: 0, info: 0 };
  sent.forEach(({ severity }) => (counts[severity] += 1));
  return { sent: sent.sort((a, b) => b.start - a.start), counts, unknownTiers };
}

/** The profile with other windows for some of its pairs. */
export function withWindows(
  profile: readonly PlacedPair[],
  windows: Readonly<Record<string, Windows>>
): readonly PlacedPair[] {
  return profile.map((pair) => ({ ...pair, ...windows[pair.name] }));
}

/** A line of a file, as it would have to be. */
export interface ChangedLine extends Place {
  text: string;
  /** What else it would change. */
  shared: boolean;
}

/** The lines to change so that what was tried becomes the rule. */
export function linesToChange(
  { target, details }: Objective,
  profile: readonly PlacedPair[],
  tried: { target?: number; windows: Readonly<Record<string, Windows>> }
): ChangedLine[] {
  const lines: ChangedLine[] = [];
  if (details !== undefined && tried.target !== undefined && tried.target !== target) {
    const text = `- target: ${Number((Number(percentText(tried.target)) / 100).toPrecision(9))}`;
    lines.push({ file: details.file, line: details.line, text, shared: false });
  }
  for (const { name, long, short, file, line } of profile) {
    const windows = tried.windows[name];
    if (windows !== undefined && (windows.long !== long || windows.short !== short)) {
      lines.push({ file, line, text: `windows: ${writeWindows(windows)}  # ${name}`, shared: true });
    }
  }
  return lines;
}

/** The slider is even in powers of ten of the budget: from 50 % over 90 % and 99 % to 99.99 %. */
export const SLIDER = { min: 0.3, max: 4, step: 0.1 } as const;

export function sliderOf(target: number): number {
  return Math.min(SLIDER.max, Math.max(SLIDER.min, -Math.log10(1 - target)));
}

/** @returns a share with two digits that say something of its budget, such as 0.9975 */
export function targetAt(slider: number): number {
  const budget = Number((10 ** -slider).toPrecision(2));
  return Number((1 - budget).toPrecision(7));
}
