import { type TimeZone } from '@grafana/schema';
import React, { type ReactNode } from 'react';

import { cachedShare } from '../../model/tokens';
import { FailureCount } from '../../ui/FailureCount';
import { formatCount, formatDateTime, formatDayAndTime, formatDuration, formatPercent } from '../../ui/format';
import { Name, Names } from '../../ui/Name';
import { SessionOutcomeMark } from '../../ui/SessionOutcomeMark';
import { StateBadge } from '../../ui/StateBadge';
import { TokenBar } from '../../ui/TokenBar';
import { type GridColumn } from '../../ui/VirtualGrid';
import { columnDescription, columnHeader } from './columnTexts';
import { CutMark } from './CutMark';
import { RowContext, RowCost, RowFeedback, RowLoops, RowWarnings, RowWaste } from './RowFigures';
import { type SessionRow } from './rows';
import { SessionLink } from './SessionLink';
import { type SortColumn } from './sort';

interface Shown {
  /** The page's query, whose time range links keep. */
  search: string;
  timeZone: TimeZone;
}

/** How wide a column is, and what it shows of a row; headers are in `columnTexts`. */
interface ColumnSpec {
  width: string;
  numeric?: boolean;
  render: (row: SessionRow, shown: Shown) => ReactNode;
}

const text = (width: string, valueOf: (row: SessionRow) => string | undefined): ColumnSpec => ({
  width,
  render: (row) => <Name of={valueOf(row)} />,
});

const count = (valueOf: (counts: NonNullable<SessionRow['counts']>) => number): ColumnSpec => ({
  width: '42px',
  numeric: true,
  render: ({ counts }) => formatCount(counts && valueOf(counts)),
});

const figure = (width: string, render: ColumnSpec['render']): ColumnSpec => ({ width, numeric: true, render });

const SPECS: Readonly<Record<SortColumn, ColumnSpec>> = {
  verdict: {
    width: '84px',
    render: ({ outcome, evidence }) => <SessionOutcomeMark outcome={outcome} evidence={evidence} />,
  },
  name: { width: 'minmax(112px, 1fr)', render: (row, { search }) => <SessionLink row={row} search={search} /> },
  agent: text('minmax(86px, 0.4fr)', ({ agent }) => agent),
  version: text('64px', ({ version }) => version),
  state: { width: '66px', render: ({ state }) => <StateBadge state={state} /> },
  start: figure('108px', (row, { timeZone }) => (
    <>
      <CutMark cut={row.cut.older} of="start" />
      <span title={formatDateTime(row.start, timeZone)}>{formatDayAndTime(row.start, timeZone)}</span>
    </>
  )),
  duration: figure('54px', ({ duration }) => formatDuration(duration)),
  active: figure('54px', ({ counts }) => formatDuration(counts?.active)),
  source: text('60px', ({ source }) => source),
  user: text('90px', ({ user }) => user),
  team: text('90px', ({ team }) => team),
  repository: text('120px', ({ repository }) => repository),
  models: { width: '120px', render: ({ models }) => <Names of={models} /> },
  runs: count(({ runs }) => runs),
  steps: count(({ steps }) => steps),
  llm: count(({ llmCalls }) => llmCalls),
  tools: count(({ toolCalls }) => toolCalls),
  failures: figure('44px', ({ counts }) => <FailureCount count={counts?.failures} />),
  warnings: figure('50px', (row) => <RowWarnings row={row} />),
  tokens: figure('84px', (row) => (
    <>
      <CutMark cut={row.cut.spans} of="counts" />
      <TokenBar tokens={row.counts?.tokens} />
    </>
  )),
  cached: figure('58px', ({ counts }) => formatPercent(counts && cachedShare(counts.tokens))),
  cost: figure('78px', (row) => <RowCost row={row} />),
  context: figure('54px', (row) => <RowContext row={row} />),
  loops: figure('44px', (row) => <RowLoops row={row} />),
  waste: figure('54px', (row) => <RowWaste row={row} />),
  feedback: figure('72px', (row) => <RowFeedback row={row} />),
};

/** The columns of the list, from left to right. */
export function sessionColumns(
  columns: readonly SortColumn[],
  shown: Shown
): Array<GridColumn<SessionRow> & { id: SortColumn }> {
  return columns.map((id) => ({
    id,
    header: columnHeader(id),
    description: columnDescription(id),
    width: SPECS[id].width,
    numeric: SPECS[id].numeric,
    render: (row) => SPECS[id].render(row, shown),
  }));
}
