import { type Pair } from '../../analysis/slo/pair';
import { TIERS, type Tier } from '../../analysis/slo/tiers';
import { parseDuration, writeDuration } from '../../model/durations';

/** Everything of the page that a person sets; the URL holds it. */
export interface ReliabilityView {
  /** The objective whose details are open. */
  open?: string;
  /** The tier whose sessions are asked for. */
  tier?: Tier;
  /** Another target, a share. */
  target?: number;
  /** Other windows of pairs, by their name; in seconds. */
  windows: Readonly<Record<string, Windows>>;
  /** The list of tiers that is asked, and the labels of what may page. */
  list?: string;
  labels: Readonly<Record<string, string>>;
}

export type Windows = Pick<Pair, 'long' | 'short'>;

/** Parameters of labels have this before their name, as a filter of another page has not. */
const LABEL = 'label.';

/** Reads the view from a URL's query. What makes no sense is as if it were not there. */
export function readView(search: string): ReliabilityView {
  const query = new URLSearchParams(search);
  const labels = [...query].flatMap(([name, value]) =>
    name.startsWith(LABEL) && value !== '' ? [[name.slice(LABEL.length), value] as const] : []
  );
  return {
    open: query.get('slo') || undefined,
    tier: TIERS.find((tier) => tier === query.get('tier')),
    target: readShare(query.get('target')),
    windows: Object.fromEntries(query.getAll('windows').flatMap(readWindows)),
    list: query.get('list') || undefined,
    labels: Object.fromEntries(labels),
  };
}

/** Parameters that open an objective, or close all, and forget what was asked of another. */
export function openParameters(slo: string | undefined): Record<string, string | null> {
  return { slo: slo ?? null, tier: null, target: null, windows: null };
}

export function tierParameters(tier: Tier | undefined): Record<string, string | null> {
  return { tier: tier ?? null };
}

export function whatIfParameters({
  target,
  windows,
}: Pick<ReliabilityView, 'target' | 'windows'>): Record<string, string | string[] | null> {
  const changed = Object.entries(windows).map(([name, pair]) => `${name}:${writeWindows(pair)}`);
  return {
    target: target === undefined ? null : percentText(target),
    windows: changed.length === 0 ? null : changed,
  };
}

export function labelParameters(labels: Readonly<Record<string, string>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [`${LABEL}${label}`, value === '' ? null : value])
  );
}

/** As profiles.yaml writes them: `1h/5m`. */
export function writeWindows({ long, short }: Windows): string {
  return `${writeDuration(long)}/${writeDuration(short)}`;
}

/** A share in per cent, without the noise of binary fractions. */
export function percentText(share: number): string {
  return String(Number((share * 100).toPrecision(7)));
}

/** A share from per cent; undefined where it is no target. */
export function readShare(percent: string | null): number | undefined {
  const share = percent === null || percent.trim() === '' ? NaN : Number((Number(percent) / 100).toPrecision(9));
  return share > 0 && share < 1 ? share : undefined;
}

function readWindows(text: string): Array<[string, Windows]> {
  const [, name = '', long, short] = /^([A-Za-z]+):(\w+)\/(\w+)$/.exec(text) ?? [];
  const windows = { long: parseDuration(long ?? ''), short: parseDuration(short ?? '') };
  return windows.long !== undefined && windows.short !== undefined && windows.long > windows.short
    ? [[name, { long: windows.long, short: windows.short }]]
    : [];
}
