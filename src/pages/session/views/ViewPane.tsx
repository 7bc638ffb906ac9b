import React, { memo, type Ref } from 'react';

import { ChecksView } from '../checks/ChecksView';
import { ContextView } from '../context/ContextView';
import { WhatPeopleSay } from '../judgements/WhatPeopleSay';
import { LogsView } from '../logs/LogsView';
import { type ShownSession } from '../shown/useShownSession';
import { SpendingView } from '../spending/SpendingView';
import { TimelineView } from '../timeline/TimelineView';
import { type TreeNode } from '../tree/nodes';
import { StepsView } from '../tree/StepsView';
import { type View } from './views';

interface Props {
  view: View;
  shown: ShownSession;
  selected: TreeNode;
  onSelect: (node: TreeNode) => void;
  /** Pixels that the view may take, and to leave free below it. */
  height: number;
  below: number;
  /** Counts the times that somebody asked to see all of the timeline. */
  fitted: number;
  searchRef: Ref<HTMLInputElement>;
}

/** One view of the session. */
export const ViewPane = memo(function ViewPane({ view, ...props }: Props) {
  const Shown = SHOWN[view];
  return <Shown {...props} />;
});

type ViewProps = Omit<Props, 'view'>;

const SHOWN: Readonly<Record<View, (props: ViewProps) => React.ReactNode>> = {
  timeline: ({ shown, selected, onSelect, height, fitted }) => (
    <TimelineView
      study={shown.study}
      columns={shown.columns}
      places={shown.places}
      selected={selected}
      onSelect={onSelect}
      timeZone={shown.timeZone}
      height={height}
      fitted={fitted}
    />
  ),
  steps: ({ shown, selected, onSelect, below, searchRef }) => (
    <StepsView
      places={shown.places}
      figures={shown.figures}
      thoughts={shown.thoughts}
      tools={shown.study.session.totals.tools}
      selected={selected}
      onSelect={onSelect}
      timeZone={shown.timeZone}
      searchRef={searchRef}
      below={below}
    />
  ),
  cost: ({ shown, onSelect }) => (
    <SpendingView study={shown.study} book={shown.book} places={shown.places} onSelect={onSelect} />
  ),
  context: ({ shown, selected, onSelect, height }) => (
    <ContextView
      context={shown.study.context}
      places={shown.places}
      selected={selected}
      onSelect={onSelect}
      timeZone={shown.timeZone}
      height={height}
    />
  ),
  checks: ({ shown: { study, places, figures, judgements, judged, setAside, timeZone }, selected, onSelect }) => (
    <>
      <ChecksView
        checks={study.checks}
        places={places}
        selected={selected}
        onSelect={onSelect}
        judging={{ judgements, setAside, loopOf: figures.loopOf }}
      />
      {judged && <WhatPeopleSay session={study.session} judgements={judgements} timeZone={timeZone} />}
    </>
  ),
  logs: ({ shown, selected, onSelect, height }) => (
    <LogsView lines={shown.lines} selected={selected} onSelect={onSelect} timeZone={shown.timeZone} height={height} />
  ),
};
