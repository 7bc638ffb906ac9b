import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useMemo } from 'react';

import { sortedRows, type ToolGridRow } from '../../analysis/tools/grid';
import { type ToolUse } from '../../analysis/tools/uses';
import { TOOLS_PAINTED, usePaintMeasure } from '../../loading/paintMeasure';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { CutTraces } from '../../loading/tools/CutTraces';
import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { formatCount, formatDuration } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { ToolCallList } from '../../ui/ToolCallList';
import { toolUrl } from '../../ui/links';
import { TotalsLine } from '../../ui/TotalsLine';
import { PageFrame } from '../../ui/PageFrame';
import { SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { Heatmap } from './Heatmap';
import { slotKey, slotLabel } from './texts';
import { ToolsBar } from './ToolsBar';
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

/** Tools by time, agent or model: which one fails, when and for whom. */
export default function ToolsPage({ sources, timeRange, timeZone }: Props) {
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const { grid, from, step, uses, sessions, pending, error } = useToolGrid(sources, timeRange, view);
  const rows = useMemo(() => sortedRows(grid?.rows ?? [], view.measure).slice(0, MOST_TOOLS), [grid, view.measure]);
  usePaintMeasure(TOOLS_PAINTED, grid);
  const withDates = timeRange.to.valueOf() - timeRange.from.valueOf() > DAY;
  const change = (changed: ToolsView) => changeUrl(viewParameters(changed), 'push');

  const urlOf = ({ tool }: ToolGridRow) => toolUrl(tool, search, view.source && { source: view.source });
  const onOpen = ({ tool }: ToolGridRow, place: number) => {
    const slot = grid?.slots[place];
    if (slot === undefined) {
      return;
    }
    const cell = { tool, slot: slotKey(slot) };
    // Metrics know no single call: traces of the same time do.
    const toTraces = from === 'metrics' && slot.from !== undefined && slot.to !== undefined;
    changeUrl(
      {
        ...viewParameters({
          ...view,
          cell: toTraces ? undefined : cell,
          source: from === 'metrics' ? 'traces' : view.source,
        }),
        ...(toTraces && { from: String(slot.from), to: String(slot.to) }),
      },
      'push'
    );
  };

  const place = view.cell && grid?.slots.findIndex((slot) => slotKey(slot) === view.cell?.slot);
  const slot = place === undefined ? undefined : grid?.slots[place];
  const opened = view.cell && slot && uses.filter((use) => isIn(use, view, slot));

  return (
    <PageFrame
      shortcuts={shortcuts()}
      totals={
        <TotalsLine busy={pending} data-testid={TEST_IDS.tools.totals}>
          <strong>
            {t('tools.totals.tools', '{{count}} tools', {
              count: grid?.rows.length ?? 0,
              defaultValue_one: '{{count}} tool',
            })}
          </strong>
          <span>
            {t('tools.totals.calls', '{{shown}} calls', {
              shown: formatCount(grid?.rows.reduce((sum, { all }) => sum + all.calls, 0) ?? 0),
            })}
          </span>
          <span>
            {from === 'metrics'
              ? t('tools.totals.metrics', 'from metrics: counts are extrapolated, {{step}} a column', {
                  step: formatDuration(step),
                })
              : view.across === 'time'
                ? t('tools.totals.traces-step', 'from traces, {{step}} a column', { step: formatDuration(step) })
                : t('tools.totals.traces', 'from traces')}
          </span>
          {(grid?.rows.length ?? 0) > MOST_TOOLS && (
            <span>{t('tools.totals.cut', 'the first {{count}} are shown', { count: MOST_TOOLS })}</span>
          )}
        </TotalsLine>
      }
    >
      <ToolsBar view={view} from={from} hasMetrics={sources.prometheus !== undefined} onChange={change} />
      <SourceFailures failures={sessions?.loaded?.failures} error={error} onRetry={sessions?.reload} />
      {rows.length > 0 && grid !== undefined ? (
        view.table ? (
          <ToolTable
            grid={grid}
            rows={rows}
            measure={view.measure}
            timeZone={timeZone}
            withDates={withDates}
            onOpen={onOpen}
            urlOf={urlOf}
          />
        ) : (
          <Heatmap
            grid={grid}
            rows={rows}
            measure={view.measure}
            scale={view.scale}
            timeZone={timeZone}
            withDates={withDates}
            onOpen={onOpen}
            urlOf={urlOf}
            onOpenTool={(row) => locationService.push(urlOf(row))}
          />
        )
      ) : pending || (grid === undefined && error === undefined) ? (
        <LoadingPlaceholder text={t('tools.loading', 'Looking for calls of tools…')} />
      ) : (
        <EmptyReason
          reason={
            from === 'metrics'
              ? t('tools.empty.metrics', 'The metrics tell of no call of a tool in this time range.')
              : t('tools.empty.traces', 'No session in this time range called a tool.')
          }
          data-testid={TEST_IDS.tools.empty}
        >
          <span>{t('tools.empty.next', 'Choose a longer time range, or the other source.')}</span>
        </EmptyReason>
      )}
      {opened !== undefined && slot !== undefined && view.cell !== undefined && (
        <ToolCallList
          title={t('tools.call.title', '{{tool}}, {{slot}}: {{count}} calls', {
            tool: view.cell.tool,
            slot: slotLabel(slot, timeZone, withDates),
            count: opened.length,
            defaultValue_one: '{{tool}}, {{slot}}: {{count}} call',
            interpolation: AS_TEXT,
          })}
          uses={opened}
          search={search}
          timeZone={timeZone}
        />
      )}
      {sessions?.loaded && <CutTraces pages={sessions.loaded.pages} />}
      {sessions?.loaded && (
        <SearchReach
          loaded={sessions.loaded}
          opened={sessions.opened}
          pending={sessions.pending}
          onLoadOlder={sessions.loadOlder}
          timeZone={timeZone}
        />
      )}
    </PageFrame>
  );
}

const DAY = 86_400_000;

function isIn(use: ToolUse, { cell, across }: ToolsView, slot: { name: string; from?: number; to?: number }): boolean {
  if (use.tool !== cell?.tool) {
    return false;
  }
  return across === 'time'
    ? use.start >= (slot.from ?? Infinity) && use.start < (slot.to ?? -Infinity)
    : (use[across] ?? '') === slot.name;
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
