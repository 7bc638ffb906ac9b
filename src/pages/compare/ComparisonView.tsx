import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo, useRef, type ReactNode } from 'react';

import { type SessionSources } from '../../loading/session/load/loadSession';
import { SourceFailure } from '../../ui/SourceFailure';
import { useFillHeight } from '../../ui/useFillHeight';
import { usePageKeys } from '../../ui/usePageKeys';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { DifferencesBar } from './DifferencesBar';
import { RowDetailsPane } from './details/RowDetailsPane';
import { type ComparedRow } from './engine/comparison';
import { HowCompared } from './HowCompared';
import { AlignedRows } from './rows/AlignedRows';
import { linesOf, nextDifference } from './rows/stretches';
import { SideNotices } from './SideNotices';
import { SIDES } from './sides';
import { SummaryTable } from './summary/SummaryTable';
import { ToolsChange } from './summary/ToolsChange';
import { useComparison } from './useComparison';
import { type CompareView, viewParameters } from './view';

interface Props {
  sources: SessionSources;
  view: CompareView;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Pixels to leave free below the list. */
const BELOW = 24;

/** Two sessions, once both are chosen: figures, then rows beside each other with the details of the selected one. */
export function ComparisonView({ sources, view, timeRange, timeZone }: Props) {
  const [, changeUrl] = useUrlQuery();
  const comparing = useComparison(sources, view.ids, timeRange);
  const { sides, aligning, error, details } = comparing;
  // Thousands of rows are drawn after what somebody does meanwhile.
  const comparison = useDeferredValue(comparing.comparison);
  const { rows, first } = comparison ?? { rows: [] };
  const selected = useMemo(() => placeOf(rows, view.at) ?? first ?? 0, [rows, view.at, first]);
  const lines = useMemo(() => linesOf(rows, selected, view.all), [rows, selected, view.all]);

  const change = (changed: Partial<CompareView>, history: 'push' | 'replace') =>
    changeUrl(viewParameters({ ...view, ...changed }), history);
  const select = (index: number | undefined) => {
    const row = index === undefined ? undefined : rows[index];
    const reference = row?.left?.reference ?? row?.right?.reference;
    if (reference !== undefined) {
      change({ at: reference }, 'replace');
    }
  };
  const toDifference = (direction: 1 | -1) => select(nextDifference(rows, selected, direction));
  usePageKeys({
    j: () => select(Math.min(rows.length - 1, selected + 1)),
    k: () => select(Math.max(0, selected - 1)),
    n: () => toDifference(1),
    p: () => toDifference(-1),
    a: () => change({ all: !view.all }, 'replace'),
    x: () => change({ ids: { left: view.ids.right, right: view.ids.left } }, 'push'),
  });

  const left = sides.left.loaded?.model;
  const right = sides.right.loaded?.model;
  const row = rows[selected];
  return (
    <>
      {SIDES.map((side) => (
        <SideNotices key={side} side={side} id={view.ids[side]} loading={sides[side]} timeZone={timeZone} />
      ))}
      {error !== undefined && <SourceFailure failure={error} />}
      {(left ?? right) && <SummaryTable sides={{ left, right }} timeZone={timeZone} />}
      {left && right && <ToolsChange left={left.tools} right={right.tools} />}
      {comparison && left && right && (
        <>
          <HowCompared comparison={comparison} left={left} right={right} />
          <DifferencesBar
            comparison={comparison}
            selected={selected}
            all={view.all}
            stale={aligning}
            onAll={(all) => change({ all }, 'replace')}
            onFirst={() => select(first)}
            onNext={toDifference}
          />
          <Panes>
            {(height) => (
              <>
                <AlignedRows
                  rows={rows}
                  lines={lines}
                  first={first}
                  selected={selected}
                  onSelect={select}
                  onUnfold={() => change({ all: true }, 'replace')}
                  sides={{ left, right }}
                  height={height}
                />
                {row && (
                  <RowDetailsPane
                    key={`${row.left?.reference} ${row.right?.reference}`}
                    row={row}
                    index={selected}
                    details={details}
                    ids={{ left: left.id, right: right.id }}
                    height={height}
                  />
                )}
              </>
            )}
          </Panes>
        </>
      )}
    </>
  );
}

/** The list and the details side by side, down to the end of the window. It is there only once there is something to measure. */
function Panes({ children }: { children: (height: number) => ReactNode }) {
  const styles = useStyles2(getStyles);
  const panes = useRef<HTMLDivElement>(null);
  const height = useFillHeight(panes, BELOW);
  return (
    <div ref={panes} className={styles.panes}>
      {children(height)}
    </div>
  );
}

/** Row with a run or step of this reference, on either side. */
function placeOf(rows: readonly ComparedRow[], reference: string): number | undefined {
  if (reference === '') {
    return undefined;
  }
  const place = rows.findIndex(({ left, right }) => left?.reference === reference || right?.reference === reference);
  return place < 0 ? undefined : place;
}

const getStyles = (theme: GrafanaTheme2) => ({
  panes: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(320px, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
});
