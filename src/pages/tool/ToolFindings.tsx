import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { type TimeBar } from '../../analysis/tools/over-time';
import { ToolCallList } from '../../ui/ToolCallList';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { BeforeAfter } from './BeforeAfter';
import { CallBars } from './CallBars';
import { FromTraces } from './FromTraces';
import { Figures } from './Figures';
import { barAt, selectedUses } from './selection';
import { Shares } from './Shares';
import { type Tool, type ToolSources } from './useTool';
import { type Selection, type ToolView, viewParameters } from './view';

interface Props {
  sources: ToolSources;
  tool: Tool;
  view: ToolView;
  /** Of the page, in milliseconds since 1970. */
  range: { from: number; to: number };
  search: string;
  timeZone: TimeZone;
  onChange: (changed: Partial<ToolView>) => void;
}

/** All that is known of a tool that was called. */
export function ToolFindings({ sources, tool, view, range, search, timeZone, onChange }: Props) {
  const [, changeUrl] = useUrlQuery();
  const { from, bars, profile, sessions } = tool;
  const { moment, selection } = view;
  const onSelect = (selected: Selection) => {
    const again = selection?.by === selected.by && selection.of === selected.of;
    onChange({ selection: again ? undefined : selected });
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
  const onMoment = (chosen: number | undefined) => onChange({ moment: chosen });
  const selected = selection && selectedUses(tool.uses, selection, bars);
  const reached = Math.max(range.from, from === 'traces' ? (sessions.loaded?.pages.searchedFrom ?? range.from) : 0);

  return (
    <>
      <Figures figures={tool.figures} selection={selection} onSelect={onSelect} />
      <CallBars
        bars={bars}
        moment={moment}
        selected={selection?.by === 'time' ? barAt(bars, Number(selection.of)) : undefined}
        timeZone={timeZone}
        onOpen={onOpenBar}
        onMoment={onMoment}
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
        moment={moment}
        sides={tool.sides}
        agents={profile.agents}
        timeZone={timeZone}
        onChange={onMoment}
      />
      <Shares tool={tool} selection={selection} onSelect={onSelect} />
      <FromTraces
        sources={sources}
        name={view.tool}
        tool={tool}
        search={search}
        timeZone={timeZone}
        selection={selection}
        onSelect={onSelect}
      />
    </>
  );
}
