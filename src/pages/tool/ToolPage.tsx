import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { type TimeBar } from '../../analysis/tools/over-time';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { CutTraces } from '../../loading/tools/CutTraces';
import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Notice } from '../../ui/Notice';
import { plainName } from '../../ui/plainText';
import { SourceFailure, SourceFailures } from '../../ui/SourceFailure';
import { ToolCallList } from '../../ui/ToolCallList';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { BeforeAfter } from './BeforeAfter';
import { CallBars } from './CallBars';
import { ErrorTable } from './ErrorTable';
import { Figures } from './Figures';
import { NoTool } from './NoTool';
import { PatternTable } from './PatternTable';
import { barAt, selectedUses } from './selection';
import { SessionTable } from './SessionTable';
import { ShareTable } from './ShareTable';
import { ToolHeader } from './ToolHeader';
import { type Tool, type ToolSources, useTool } from './useTool';
import { useFailingPatterns } from './useFailingPatterns';
import { readView, type Selection, type ToolView, viewParameters } from './view';

interface Props {
  sources: ToolSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
  /** Hears what to call the page. */
  onTitle?: (title: string) => void;
}

/** One tool: how often it is called, by whom, how it fails, with which arguments, and since when. */
export default function ToolPage(props: Props) {
  const [search] = useUrlQuery();
  const { tool } = useMemo(() => readView(search, WHOLE), [search]);
  const { onTitle } = props;
  useEffect(() => (tool === '' ? undefined : onTitle?.(plainName(tool))), [onTitle, tool]);
  return tool === '' ? <NoTool search={search} /> : <NamedTool key={tool} {...props} />;
}

const WHOLE = { from: -Infinity, to: Infinity };

function NamedTool({ sources, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const view = useMemo(() => readView(search, range), [search, range]);
  const tool = useTool(sources, timeRange, view);
  const { from, sessions, profile, uses } = tool;
  const patterns = useFailingPatterns({
    sources,
    tool: view.tool,
    callers: tool.callers,
    counted: profile.sessions,
  });
  const change = (changed: Partial<ToolView>) => changeUrl(viewParameters({ ...view, ...changed }), 'push');
  const onSelect = (selection: Selection) => {
    const again = view.selection?.by === selection.by && view.selection.of === selection.of;
    change({ selection: again ? undefined : selection });
  };
  const onOpenBar = (bar: TimeBar) => {
    if (from === 'traces') {
      onSelect({ by: 'time', of: String(bar.from) });
    } else {
      // Metrics know no single call: traces of the same time do.
      const zoomed = { ...view, source: 'traces' as const, moment: undefined, selection: undefined };
      changeUrl({ ...viewParameters(zoomed), from: String(bar.from), to: String(bar.to) }, 'push');
    }
  };
  const common = { search, timeZone, selection: view.selection, onSelect };
  const selected = view.selection && selectedUses(uses, view.selection, tool.bars);
  const reached = Math.max(range.from, from === 'traces' ? (sessions.loaded?.pages.searchedFrom ?? range.from) : 0);
  const ignored = [
    ...view.ignored,
    ...(view.selection && tool.bars.length > 0 && selected === undefined ? ['of'] : []),
  ];
  const nothing = isNothing(tool);

  return (
    <div className={styles.page}>
      <ToolHeader view={view} tool={tool} hasMetrics={sources.prometheus !== undefined} onChange={change} />
      {ignored.length > 0 && (
        <Notice severity="info" data-testid={TEST_IDS.tool.ignored}>
          {t(
            'tool.ignored',
            'Ignored what makes no sense in the address, or lies outside of the time range: {{parameters}}.',
            {
              parameters: ignored.join(', '),
              interpolation: AS_TEXT,
            }
          )}
        </Notice>
      )}
      {tool.error !== undefined && <SourceFailure failure={tool.error} />}
      <SourceFailures failures={sessions.loaded?.failures} error={sessions.error} onRetry={sessions.reload} />
      {nothing === 'pending' && <LoadingPlaceholder text={t('tool.loading', 'Looking for calls of the tool…')} />}
      {nothing === 'none' && (
        <EmptyReason
          reason={
            sources.tempo === undefined
              ? t('tool.empty.no-tempo', 'There is no Tempo data source: calls are found in traces.')
              : t('tool.empty.no-call', 'The tool was not called, as far as this time range has been searched.')
          }
          data-testid={TEST_IDS.tool.empty}
        >
          <span>{t('tool.empty.next', 'Choose a longer time range, or look for older traces.')}</span>
        </EmptyReason>
      )}
      {nothing === undefined && (
        <>
          <Figures figures={tool.figures} selection={view.selection} onSelect={onSelect} />
          <CallBars
            bars={tool.bars}
            moment={view.moment}
            selected={view.selection?.by === 'time' ? barAt(tool.bars, Number(view.selection.of)) : undefined}
            timeZone={timeZone}
            onOpen={onOpenBar}
            onMoment={(moment) => change({ moment })}
          />
          {selected !== undefined && (
            <ToolCallList
              title={t('tool.selected', '{{count}} calls selected', {
                count: selected.length,
                defaultValue_one: '{{count}} call selected',
              })}
              uses={selected}
              search={search}
              timeZone={timeZone}
            />
          )}
          <BeforeAfter
            range={{ from: reached, to: range.to }}
            moment={view.moment}
            sides={tool.sides}
            agents={profile.agents}
            timeZone={timeZone}
            onChange={(moment) => change({ moment })}
          />
          <div className={styles.pair}>
            <ShareTable
              by="agent"
              title={t('tool.agents', 'Agents that call it')}
              shares={tool.agents}
              selectable={from === 'traces'}
              {...common}
            />
            {profile.all.calls > 0 && (
              <ShareTable
                by="model"
                title={t('tool.models', 'Models that ask for it')}
                shares={profile.models}
                selectable
                {...common}
              />
            )}
          </div>
          {from === 'metrics' && (
            <Notice severity="info" data-testid={TEST_IDS.tool.fromTraces}>
              {t(
                'tool.below-traces',
                'What follows, and the models, are from traces since {{time}}: {{count}} calls. Metrics do not tell it.',
                {
                  time: formatDateTime(tool.traces.from, timeZone),
                  count: profile.all.calls,
                  interpolation: AS_TEXT,
                }
              )}
            </Notice>
          )}
          {profile.all.calls > 0 && (
            <>
              <ErrorTable errors={profile.errors} failed={profile.all.failed} {...common} />
              {profile.all.failed > 0 && <PatternTable found={patterns} search={search} />}
              <SessionTable tool={view.tool} sessions={profile.sessions} search={search} timeZone={timeZone} />
            </>
          )}
        </>
      )}
      {sessions.loaded && (
        <>
          <CutTraces pages={sessions.loaded.pages} />
          <SearchReach
            loaded={sessions.loaded}
            opened={sessions.opened}
            pending={tool.pending}
            onLoadOlder={sessions.loadOlder}
            timeZone={timeZone}
          />
        </>
      )}
    </div>
  );
}

/** Why nothing can be shown; undefined where something can. */
function isNothing({ figures, profile, pending, from, sessions, error }: Tool): 'pending' | 'none' | undefined {
  if (profile.all.calls > 0 || (from === 'metrics' && figures !== undefined && figures.calls > 0)) {
    return undefined;
  }
  if (pending || (sessions.loaded === undefined && sessions.error === undefined)) {
    return 'pending';
  }
  return error === undefined || sessions.loaded !== undefined ? 'none' : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, width: '100%' }),
  pair: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(420px, 1fr))',
    alignItems: 'start',
    gap: theme.spacing(0, 2),
  }),
});
