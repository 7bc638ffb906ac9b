import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { type TimeZone } from '@grafana/schema';
import React, { useMemo } from 'react';

import { sortedRows, type ToolGridRow } from '../../analysis/tools/grid';
import { TOOLS_PAINTED, usePaintMeasure } from '../../loading/paintMeasure';
import { isUnanswered } from '../../loading/sessions/isUnanswered';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { CutTraces } from '../../loading/tools/CutTraces';
import { TEST_IDS } from '../../testIds';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { toolUrl } from '../../ui/links';
import { PageFrame } from '../../ui/PageFrame';
import { SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { CellCalls } from './CellCalls';
import { Heatmap } from './Heatmap';
import { NoCalls } from './NoCalls';
import { slotKey } from './texts';
import { ToolsBar } from './ToolsBar';
import { ToolsTotals } from './ToolsTotals';
import { ToolTable } from './ToolTable';
import { type ToolSources, useToolGrid } from './useToolGrid';
import { readView, type ToolsView, viewParameters } from './view';

interface Props {
  sources: ToolSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Tools that are shown: more would be a longer page than anybody reads. */
const MOST_TOOLS = 200;

const DAY = 86_400_000;

/** Tools by time, agent or model: which one fails, when and for whom. */
export default function ToolsPage({ sources, timeRange, timeZone }: Props) {
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const { across, measure, cell } = view;
  const { grid, from, step, uses, sessions, pending, error } = useToolGrid(sources, timeRange, view);
  const rows = useMemo(() => sortedRows(grid?.rows ?? [], measure).slice(0, MOST_TOOLS), [grid, measure]);
  usePaintMeasure(TOOLS_PAINTED, grid);
  const withDates = timeRange.to.valueOf() - timeRange.from.valueOf() > DAY;
  const slot = cell && grid?.slots.find((one) => slotKey(one) === cell.slot);
  // While calls are still being found, there may be one of it later.
  const lacksSlot = cell !== undefined && grid !== undefined && !pending && slot === undefined;

  const failed = error !== undefined || isUnanswered(sessions?.loaded);

  const change = (changed: ToolsView) => changeUrl(viewParameters(changed), 'push');
  const urlOf = ({ tool }: ToolGridRow) => toolUrl(tool, search, view.source && { source: view.source });
  const onOpen = ({ tool }: ToolGridRow, place: number) => {
    const pressed = grid?.slots[place];
    if (pressed === undefined) {
      return;
    }
    if (from === 'traces') {
      change({ ...view, cell: { tool, slot: slotKey(pressed) } });
      return;
    }
    // Metrics know no single call: traces do, of the same time where the column is one.
    const traces = { ...view, source: 'traces' as const };
    changeUrl(
      pressed.from === undefined
        ? viewParameters({ ...traces, cell: { tool, slot: slotKey(pressed) } })
        : {
            ...viewParameters({ ...traces, cell: undefined }),
            from: String(pressed.from),
            to: String(pressed.to),
          },
      'push'
    );
  };
  const shared = { rows, measure, timeZone, withDates, onOpen, urlOf };

  return (
    <PageFrame
      shortcuts={shortcuts()}
      totals={<ToolsTotals grid={grid} from={from} across={across} step={step} shown={MOST_TOOLS} pending={pending} />}
    >
      <ToolsBar view={view} from={from} hasMetrics={sources.prometheus !== undefined} onChange={change} />
      <IgnoredParameters
        names={lacksSlot ? [...view.ignored, 'slot'] : view.ignored}
        data-testid={TEST_IDS.tools.ignored}
      />
      <SourceFailures failures={sessions?.loaded?.failures} error={error} onRetry={sessions?.reload} />
      {grid === undefined || rows.length === 0 ? (
        <NoCalls from={from} pending={pending || (grid === undefined && !failed)} failed={failed} />
      ) : view.table ? (
        <ToolTable grid={grid} {...shared} />
      ) : (
        <Heatmap grid={grid} scale={view.scale} onOpenTool={(row) => locationService.push(urlOf(row))} {...shared} />
      )}
      {cell && slot && from === 'traces' && (
        <CellCalls
          tool={cell.tool}
          slot={slot}
          across={across}
          uses={uses}
          search={search}
          timeZone={timeZone}
          withDates={withDates}
        />
      )}
      {sessions?.loaded && (
        <>
          <CutTraces pages={sessions.loaded.pages} />
          <SearchReach
            loaded={sessions.loaded}
            opened={sessions.opened}
            pending={sessions.pending}
            onLoadOlder={sessions.loadOlder}
            timeZone={timeZone}
          />
        </>
      )}
    </PageFrame>
  );
}

function shortcuts() {
  return [
    { keys: ['↑', '↓', '←', '→'], does: t('tools.shortcuts.move', 'Go from cell to cell') },
    { keys: ['←'], does: t('tools.shortcuts.name', 'From the first column to the tool’s name; Enter opens its page') },
    { keys: ['Home', 'End'], does: t('tools.shortcuts.ends', 'Go to the first or last column') },
    { keys: ['Enter'], does: t('tools.shortcuts.open', 'List the calls of the cell') },
    { keys: ['?'], does: t('tools.shortcuts.help', 'Show this help') },
  ];
}
