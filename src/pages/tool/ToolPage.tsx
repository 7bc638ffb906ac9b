import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { isUnanswered } from '../../loading/sessions/isUnanswered';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { CutTraces } from '../../loading/tools/CutTraces';
import { TEST_IDS } from '../../testIds';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { PageFrame } from '../../ui/PageFrame';
import { plainName } from '../../ui/plainText';
import { SourceFailure, SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { NoCall } from './NoCall';
import { NoTool } from './NoTool';
import { ToolFindings } from './ToolFindings';
import { ToolHeader } from './ToolHeader';
import { lacksItsBar } from './selection';
import { type Tool, type ToolSources, useTool } from './useTool';
import { readView, type ToolView, viewParameters } from './view';

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
  const [search, changeUrl] = useUrlQuery();
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const view = useMemo(() => readView(search, range), [search, range]);
  const tool = useTool(sources, timeRange, view);
  const { sessions } = tool;
  const change = (changed: Partial<ToolView>) => changeUrl(viewParameters({ ...view, ...changed }), 'push');
  const nothing = whyNothing(tool);

  return (
    <PageFrame
      totals={<ToolHeader view={view} tool={tool} hasMetrics={sources.prometheus !== undefined} onChange={change} />}
      shortcuts={shortcuts()}
    >
      <IgnoredParameters
        names={lacksItsBar(view.selection, tool.bars) ? [...view.ignored, 'of'] : view.ignored}
        data-testid={TEST_IDS.tool.ignored}
      />
      {tool.error !== undefined && <SourceFailure failure={tool.error} />}
      <SourceFailures failures={sessions.loaded?.failures} error={sessions.error} onRetry={sessions.reload} />
      {nothing === 'pending' && <LoadingPlaceholder text={t('tool.loading', 'Looking for calls of the tool…')} />}
      {nothing === 'none' && <NoCall hasTempo={sources.tempo !== undefined} failed={isUnanswered(sessions.loaded)} />}
      {nothing === undefined && (
        <ToolFindings
          sources={sources}
          tool={tool}
          view={view}
          range={range}
          search={search}
          timeZone={timeZone}
          onChange={change}
        />
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
    </PageFrame>
  );
}

/** Why nothing can be shown; undefined where something can, and where an error says why. */
function whyNothing({ figures, profile, pending, from, sessions, error }: Tool): 'pending' | 'none' | undefined {
  if (profile.all.calls > 0 || (from === 'metrics' && figures !== undefined && figures.calls > 0)) {
    return undefined;
  }
  if (pending || (sessions.loaded === undefined && sessions.error === undefined)) {
    return 'pending';
  }
  return error === undefined || sessions.loaded !== undefined ? 'none' : undefined;
}

function shortcuts() {
  return [
    { keys: ['←', '→'], does: t('tool.shortcuts.move', 'Go from bar to bar') },
    { keys: ['Home', 'End'], does: t('tool.shortcuts.ends', 'Go to the first or last bar') },
    { keys: ['Enter'], does: t('tool.shortcuts.open', 'List the calls of the bar') },
    { keys: ['m'], does: t('tool.shortcuts.moment', 'Compare what was before the bar with what came after') },
    { keys: ['?'], does: t('tool.shortcuts.help', 'Show this help') },
  ];
}
