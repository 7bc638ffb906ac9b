import {
  type Amount,
  type AmountBy,
  dearestFirst,
  groupBills,
  type PerSuccess,
  perSuccess,
  type Saved,
  savedOf,
  type SessionBill,
  sumOf,
  type UnpricedModel,
  unpricedModels,
  type Wasted,
  wastedOf,
} from '../../analysis/spending/across';
import { type BillGroup, type BillLine } from '../../analysis/spending/bill';
import { type BillFilters, narrowed } from '../../analysis/spending/narrow';
import { type Projection, project } from '../../analysis/spending/projection';

/** What the page shows of the bills, but for the chart. */
export interface Bill {
  all: Amount;
  /** US dollars of the period before; undefined where it can't be told. */
  before?: number;
  projection: Projection;
  wasted: Wasted;
  saved: Saved;
  perSuccess: PerSuccess;
  unpriced: readonly UnpricedModel[];
  groups: readonly AmountBy[];
  /** Of the same groups in the period before, US dollars by name; undefined where it can't be told. */
  groupsBefore?: ReadonlyMap<string | undefined, number | null>;
  /** The dearest first. */
  sessions: readonly BilledSession[];
}

/** A session with what it cost. */
export interface BilledSession extends Amount {
  session: NonNullable<SessionBill['session']>;
  models: readonly string[];
  /** US dollars for nothing; null where no wasted call has a price; undefined where nothing was wasted. */
  wasted?: number | null;
}

interface Known {
  bills: readonly SessionBill[];
  before?: readonly BillLine[];
  /** Milliseconds since 1970 between which all that is known lies, and all of it is known. */
  seen: { from: number; to: number };
}

/** Works out everything that the page shows of the bills, narrowed to the filters. */
export function billFor(
  { bills, before, seen }: Known,
  { by, filters }: { by: BillGroup; filters: BillFilters }
): Bill {
  const own = bills.flatMap((bill): SessionBill[] => {
    const lines = narrowed(bill.lines, filters);
    return lines.length === 0 ? [] : [{ ...bill, lines }];
  });
  const lines = own.flatMap((bill) => bill.lines);
  const all = sumOf(lines);
  const linesBefore = before && narrowed(before, filters);
  return {
    all,
    before: linesBefore && knownUsd(linesBefore),
    projection: project({ usd: all.usd, calls: all.calls, ...seen }),
    wasted: wastedOf(lines),
    saved: savedOf(lines),
    perSuccess: perSuccess(own),
    unpriced: unpricedModels(lines),
    groups: groupBills(own, by),
    groupsBefore:
      linesBefore &&
      new Map(groupBills([{ state: 'ended', lines: linesBefore }], by).map(({ name, usd }) => [name, usd])),
    sessions: own.flatMap(billedSession).sort(dearestFirst),
  };
}

/** Nothing was spent where there was no call; what calls without a price cost nobody knows. */
function knownUsd(lines: readonly BillLine[]): number | undefined {
  return lines.length === 0 ? 0 : (sumOf(lines).usd ?? undefined);
}

function billedSession({ session, lines }: SessionBill): BilledSession[] {
  if (session === undefined) {
    return [];
  }
  const { calls, usd } = wastedOf(lines);
  return [
    {
      session,
      ...sumOf(lines),
      models: Array.from(new Set(lines.flatMap(({ by: { model } }) => model ?? []))),
      wasted: calls === 0 ? undefined : usd,
    },
  ];
}
