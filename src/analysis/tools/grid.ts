import type { ToolCharge, ToolUse } from './uses';

/** What a cell of the grid counts. */
export interface ToolStats {
  calls: number;
  errors: number;
  /** Undefined where the source does not tell. */
  retries?: number;
  /** Milliseconds that 95 of 100 calls took at most; undefined where none has ended. */
  p95?: number;
  /** US dollars of the calls of models that it led to; undefined where none has a price. */
  usd?: number;
}

/** Measures that the grid can be coloured by. */
export const TOOL_MEASURES = ['calls', 'errors', 'p95', 'retries', 'cost'] as const;

export type ToolMeasure = (typeof TOOL_MEASURES)[number];

/** What stands across the grid. */
export const ACROSS = ['time', 'agent', 'model'] as const;

export type Across = (typeof ACROSS)[number];

/** One column: a stretch of time, or a name; empty for calls of which it is not known. */
export interface GridSlot {
  name: string;
  /** Milliseconds since 1970; only across time. */
  from?: number;
  to?: number;
}

export interface ToolGridRow {
  tool: string;
  all: ToolStats;
  /** By slot; undefined where there was no call. */
  cells: ReadonlyArray<ToolStats | undefined>;
}

export interface ToolGrid {
  slots: readonly GridSlot[];
  rows: readonly ToolGridRow[];
}

/** A measure of a cell: a count, a part of 1, milliseconds or US dollars. Undefined where it is not known. */
export function measured(stats: ToolStats, measure: ToolMeasure): number | undefined {
  const values: Record<ToolMeasure, number | undefined> = {
    calls: stats.calls,
    errors: stats.calls === 0 ? undefined : stats.errors / stats.calls,
    p95: stats.p95,
    retries: stats.retries,
    cost: stats.usd,
  };
  return values[measure];
}

interface GridOptions {
  across: Across;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Milliseconds of a column across time. */
  step: number;
}

/** Counts calls by tool, and across it by time, agent or model. */
export function toolGrid(uses: readonly ToolUse[], charges: readonly ToolCharge[], options: GridOptions): ToolGrid {
  const slots = options.across === 'time' ? timeSlots(options) : nameSlots(uses, options.across);
  const placeOf = placer(slots, options);
  const tools = new Map<string, Array<Tally | undefined>>();
  const totals = new Map<string, Tally>();
  const tallies = (tool: string, place: number): Tally[] => {
    const total = totals.get(tool) ?? new Tally();
    totals.set(tool, total);
    const row = tools.get(tool) ?? [];
    tools.set(tool, row);
    const cell = (row[place] ??= new Tally());
    return [total, cell];
  };
  for (const use of uses) {
    const place = placeOf({ time: use.start, agent: use.agent, model: use.model });
    if (place !== undefined) {
      tallies(use.tool, place).forEach((tally) => tally.add(use));
    }
  }
  for (const charge of charges) {
    const place = placeOf(charge);
    // What a tool led to may come after its last call: it belongs to the tool, but makes no cell of its own.
    if (charge.usd !== undefined && totals.has(charge.tool)) {
      totals.get(charge.tool)?.charge(charge.usd);
      if (place !== undefined) {
        tools.get(charge.tool)?.[place]?.charge(charge.usd);
      }
    }
  }
  const rows = Array.from(tools, ([tool, cells]) => ({
    tool,
    all: (totals.get(tool) as Tally).stats(),
    cells: slots.map((_, place) => cells[place]?.stats()),
  }));
  return { slots, rows };
}

/** Part of failed calls from which a tool is pinned to the top. */
const FAILING = 0.1;

/** Sorted by a measure, the largest first; tools that fail often stand before all others. */
export function sortedRows(rows: readonly ToolGridRow[], measure: ToolMeasure): ToolGridRow[] {
  const value = ({ all }: ToolGridRow) => measured(all, measure) ?? -1;
  return rows
    .slice()
    .sort(
      (a, b) =>
        Number(isFailing(b)) - Number(isFailing(a)) ||
        value(b) - value(a) ||
        b.all.calls - a.all.calls ||
        (a.tool < b.tool ? -1 : 1)
    );
}

export function isFailing({ all }: ToolGridRow): boolean {
  return all.calls > 0 && all.errors / all.calls >= FAILING;
}

/** Milliseconds that a column may stand for. */
const STEPS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 86_400].map((seconds) => 1000 * seconds);

/** The finest step of which a range has no more than so many, and that is no finer than what there is to show. */
export function stepOf(from: number, to: number, most: number, finest = 0): number {
  return STEPS.find((step) => step >= finest && (to - from) / step <= most) ?? (to - from) / most;
}

/** Columns begin at whole multiples of the step, so that they stay where they are while time goes on. */
function timeSlots({ from, to, step }: GridOptions): GridSlot[] {
  const slots: GridSlot[] = [];
  for (let start = Math.floor(from / step) * step; start < to; start += step) {
    slots.push({ name: '', from: start, to: start + step });
  }
  return slots;
}

function nameSlots(uses: readonly ToolUse[], across: 'agent' | 'model'): GridSlot[] {
  const counts = new Map<string, number>();
  for (const use of uses) {
    const name = use[across] ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Array.from(counts)
    .sort(([a, calls], [b, others]) => others - calls || (a < b ? -1 : 1))
    .map(([name]) => ({ name }));
}

type Placed = { time: number; agent?: string; model?: string };

function placer(slots: readonly GridSlot[], { across, step }: GridOptions): (placed: Placed) => number | undefined {
  if (across === 'time') {
    const first = slots[0]?.from ?? 0;
    return ({ time }) => {
      const place = Math.floor((time - first) / step);
      return place >= 0 && place < slots.length ? place : undefined;
    };
  }
  const places = new Map(slots.map(({ name }, place) => [name, place]));
  return (placed) => places.get(placed[across] ?? '');
}

class Tally {
  private calls = 0;
  private errors = 0;
  private retries = 0;
  private usd: number | undefined;
  private readonly durations: number[] = [];

  add({ failed, retry, duration }: ToolUse): void {
    this.calls += 1;
    this.errors += failed ? 1 : 0;
    this.retries += retry ? 1 : 0;
    if (duration >= 0) {
      this.durations.push(duration);
    }
  }

  charge(usd: number): void {
    this.usd = (this.usd ?? 0) + usd;
  }

  stats(): ToolStats {
    const { calls, errors, retries, usd } = this;
    return { calls, errors, retries, usd, p95: quantile(this.durations, 0.95) };
  }
}

/** The value that a part of all values does not exceed (nearest rank); undefined where there are none. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}
