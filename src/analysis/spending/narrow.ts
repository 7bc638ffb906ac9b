import { shareOfTokens } from '../../model/tokens';
import { sharesOf } from './across';
import { BILL_GROUPS, type BillGroup, type BillLine } from './bill';

/** What a bill is narrowed to: a line passes with any of the names of each group; an empty name: not said. */
export type BillFilters = Readonly<Record<BillGroup, readonly string[]>>;

/** Groups that something is narrowed to. */
export function usedFilters(filters: BillFilters): BillGroup[] {
  return BILL_GROUPS.filter((group) => filters[group].length > 0);
}

/** The filters with only this name of its group, or without it where it is there already. */
export function toggled(filters: BillFilters, group: BillGroup, name: string | undefined): BillFilters {
  const own = name ?? '';
  const there = filters[group].includes(own);
  return { ...filters, [group]: there ? filters[group].filter((other) => other !== own) : [own] };
}

/** Lines that pass the filters; of a line that several tools led to, the part of the tools that pass. */
export function narrowed(lines: readonly BillLine[], filters: BillFilters): readonly BillLine[] {
  const used = usedFilters(filters).map((group) => ({ group, names: new Set(filters[group]) }));
  return used.length === 0
    ? lines
    : lines.flatMap((line) => {
        const part = used.reduce((whole, { group, names }) => whole * partWith(line, group, names), 1);
        return part === 0 ? [] : [part === 1 ? line : partOf(line, part, new Set(filters.tool))];
      });
}

function partWith(line: BillLine, group: BillGroup, names: ReadonlySet<string>): number {
  const shares = sharesOf(line, group).filter(([name]) => names.has(name ?? ''));
  // All of the parts are the whole, whatever they add up to in floating point.
  return shares.length === sharesOf(line, group).length ? 1 : shares.reduce((sum, [, share]) => sum + share, 0);
}

function partOf(line: BillLine, part: number, tools: ReadonlySet<string>): BillLine {
  const times = (value: number | undefined) => (value === undefined ? undefined : part * value);
  return {
    ...line,
    usd: times(line.usd),
    saved: times(line.saved),
    calls: part * line.calls,
    unpriced: part * line.unpriced,
    tokens: shareOfTokens(line.tokens, part),
    tools: line.tools.filter((tool) => tools.has(tool)),
  };
}
