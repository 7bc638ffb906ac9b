import { type TimeBar } from '../../analysis/tools/over-time';
import { type ToolUse } from '../../analysis/tools/uses';
import { type Selection } from './view';

/** What calls are told apart by, as the URL names it; empty where nobody told. */
const KEYS: Readonly<Record<Exclude<Selection['by'], 'time'>, (use: ToolUse) => string | undefined>> = {
  outcome: ({ outcome }) => outcome,
  error: ({ error }) => error && errorKey(error),
  agent: ({ agent, version }) => agentKey({ name: agent ?? '', version }),
  model: ({ model }) => model ?? '',
};

export function errorKey({ class: name, type = '' }: { class: string; type?: string }): string {
  return `${name}:${type}`;
}

export function agentKey({ name, version }: { name: string; version?: string }): string {
  return version === undefined ? name : `${name}@${version}`;
}

/** The bar that holds a time; undefined where none does. */
export function barAt(bars: readonly TimeBar[], time: number): TimeBar | undefined {
  return bars.find(({ from, to }) => time >= from && time < to);
}

/** Whether a stretch of time is selected that is none of the bars, once those are there. */
export function lacksItsBar(selection: Selection | undefined, bars: readonly TimeBar[]): boolean {
  return selection?.by === 'time' && bars.length > 0 && barAt(bars, Number(selection.of)) === undefined;
}

/** The calls that are selected; undefined where the selection names no stretch of time there is. */
export function selectedUses(
  uses: readonly ToolUse[],
  { by, of }: Selection,
  bars: readonly TimeBar[]
): readonly ToolUse[] | undefined {
  if (by !== 'time') {
    return uses.filter((use) => KEYS[by](use) === of);
  }
  const bar = barAt(bars, Number(of));
  return bar && uses.filter(({ start }) => start >= bar.from && start < bar.to);
}
