import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React, { memo, useCallback, useMemo, useRef, useState } from 'react';

import { type CallCost } from '../../analysis/cost';
import { type PriceBook } from '../../analysis/price-book';
import { type Spending } from '../../analysis/spending/spending';
import { type RawLog } from '../../model/telemetry';
import { TEST_IDS } from '../../testIds';
import { AfterRest } from '../../ui/AfterRest';
import { compareUrl } from '../../ui/links';
import { useFillHeight } from '../../ui/useFillHeight';
import { usePageKeys } from '../../ui/usePageKeys';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { ChecksView } from './checks/ChecksView';
import { ContextView } from './context/ContextView';
import { detailSources } from './details/detailSources';
import { NodeDetails } from './details/NodeDetails';
import { useSpansOf } from './details/useSpansOf';
import { type SessionEngine } from './engine/engine';
import { type SessionModel } from './engine/sessionModel';
import { ExportMenu } from './export/ExportMenu';
import { SessionHeader } from './header/SessionHeader';
import { judgedStudy } from './judgements/judgedStudy';
import { useJudgements } from './judgements/useJudgements';
import { WhatPeopleSay } from './judgements/WhatPeopleSay';
import { linesOf } from './logs/logLines';
import { LogsView } from './logs/LogsView';
import { type PageSources } from './pageSources';
import { SpendingView } from './spending/SpendingView';
import { TimelineView } from './timeline/TimelineView';
import { figuresOf } from './tree/figures';
import { type TreeNode, treeOf } from './tree/nodes';
import { Thoughts } from './tree/thoughts';
import { StepsView } from './tree/StepsView';
import { isFailedCallNode, isRun, isStep, Whereabouts } from './tree/whereabouts';
import { FIRST_VIEW, readView, type View, VIEWS } from './views/views';
import { PANEL_ID, ViewTabs } from './views/ViewTabs';

interface Props {
  model: SessionModel;
  /** Holds the records that the model was made of. */
  engine: SessionEngine;
  /** Log records that name the session, by time. */
  logs: readonly RawLog[];
  /** Undefined until it is there, and where it can't be had. */
  book?: PriceBook;
  sources: PageSources;
  timeZone: TimeZone;
  /** Hears that all of it is in the document for the first time. */
  onDrawn: () => void;
}

/** Pixels that the line below the panes takes. */
const BELOW = 64;

/** The session's verdict and figures, a view of it, and the details of the selected part; all of it is in the URL. */
export const SessionView = memo(function SessionView({ model, engine, logs, book, sources, timeZone, onDrawn }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const { copies, timeline } = model;
  const { session } = model.study;
  const judgements = useJudgements(sources.annotations, session.id);
  const { study, setAside } = useMemo(
    () => judgedStudy(model.study, judgements.all, book),
    [model, judgements.all, book]
  );
  const places = useMemo(() => new Whereabouts(treeOf(session, copies)), [session, copies]);
  const lines = useMemo(() => linesOf(logs, places), [logs, places]);
  const figures = useMemo(() => figuresOf(study), [study]);
  const details = useMemo(() => detailSources(sources, session.id), [sources, session.id]);
  const panes = useRef<HTMLDivElement>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const height = useFillHeight(panes, BELOW);

  // Counts the times that somebody asked to see all of the timeline.
  const [fitted, setFitted] = useState(0);

  const view = readView(search);
  const selection = new URLSearchParams(search).get('span');
  const selected = useMemo(() => places.find(selection) ?? places.root, [places, selection]);
  const spans = useSpansOf(engine, selected);
  const thoughts = useMemo(() => new Thoughts((origins) => engine.thoughts(origins)), [engine]);
  const inspect = useCallback((reference: string) => engine.inspect(reference), [engine]);

  const select = useCallback(
    (node: TreeNode | undefined) =>
      node && changeUrl({ span: node.reference === '' ? null : node.reference }, 'replace'),
    [changeUrl]
  );
  const show = (wanted: View) => changeUrl({ view: wanted === FIRST_VIEW ? null : wanted }, 'replace');
  const go = (direction: 1 | -1, matches: (node: TreeNode) => boolean) =>
    select(places.next(selected, direction, matches));
  const beginsLoop = (node: TreeNode) => node.kind === 'call' && figures.loopOf(node.call)?.calls[0] === node.call;

  usePageKeys({
    j: () => go(1, isStep),
    k: () => go(-1, isStep),
    ']': () => go(1, isRun),
    '[': () => go(-1, isRun),
    e: () => go(1, isFailedCallNode),
    l: () => go(1, beginsLoop),
    f: view === 'timeline' ? () => setFitted(fitted + 1) : undefined,
    '/': () => {
      show('steps');
      // The box may be drawn only now.
      requestAnimationFrame(() => searchBox.current?.focus());
    },
    ...Object.fromEntries(VIEWS.map((one, place) => [String(place + 1), () => show(one)])),
    Escape: selected === places.root ? undefined : () => select(places.root),
  });

  const found = study.checks.filter(({ verdict }) => verdict === 'found').length;
  const actions = useMemo(
    () => (
      <>
        <LinkButton
          size="sm"
          variant="secondary"
          icon="exchange-alt"
          href={compareUrl(session.id, undefined, search)}
          data-testid={TEST_IDS.session.compare}
        >
          {t('session.compare', 'Compare…')}
        </LinkButton>
        <ExportMenu study={study} loadSpans={() => engine.allSpans()} logs={logs} timeZone={timeZone} />
      </>
    ),
    [session.id, search, study, engine, logs, timeZone]
  );
  return (
    <>
      <SessionHeader
        study={study}
        places={places}
        onSelect={select}
        timeZone={timeZone}
        judgements={sources.annotations && judgements}
        actions={actions}
      />
      <ViewTabs view={view} onView={show} counts={{ checks: found }} />
      <div ref={panes} className={styles.panes}>
        <div
          id={PANEL_ID}
          role="tabpanel"
          className={styles.view}
          style={{ maxHeight: height }}
          // The checks scroll in it, and may have nothing to focus; the other views scroll in parts of their own.
          tabIndex={view === 'checks' ? 0 : undefined}
        >
          <AfterRest>
            {view === 'timeline' && (
              <TimelineView
                study={study}
                columns={timeline}
                places={places}
                selected={selected}
                onSelect={select}
                timeZone={timeZone}
                height={height}
                fitted={fitted}
              />
            )}
            {view === 'steps' && (
              <StepsView
                places={places}
                figures={figures}
                thoughts={thoughts}
                tools={session.totals.tools}
                selected={selected}
                onSelect={select}
                timeZone={timeZone}
                searchRef={searchBox}
                below={BELOW}
              />
            )}
            {view === 'cost' && <SpendingView study={study} book={book} places={places} onSelect={select} />}
            {view === 'context' && (
              <ContextView
                context={study.context}
                places={places}
                selected={selected}
                onSelect={select}
                timeZone={timeZone}
                height={height}
              />
            )}
            {view === 'checks' && (
              <>
                <ChecksView
                  checks={study.checks}
                  places={places}
                  selected={selected}
                  onSelect={select}
                  judging={{ judgements, setAside, loopOf: figures.loopOf }}
                />
                {sources.annotations && <WhatPeopleSay session={session} judgements={judgements} timeZone={timeZone} />}
              </>
            )}
            {view === 'logs' && (
              <LogsView lines={lines} selected={selected} onSelect={select} timeZone={timeZone} height={height} />
            )}
          </AfterRest>
        </div>
        <div className={styles.details} style={{ maxHeight: height }}>
          <AfterRest>
            <AfterRest onShown={onDrawn}>
              <NodeDetails
                key={selected.reference}
                node={selected}
                cost={costOfCall(selected, study.spending.costs)}
                onSelect={select}
                spans={spans}
                sources={details}
                inspect={inspect}
                lines={lines}
                timeZone={timeZone}
              />
            </AfterRest>
          </AfterRest>
        </div>
      </div>
    </>
  );
});

function costOfCall(node: TreeNode, costs: Spending['costs']): CallCost | undefined {
  return node.kind === 'call' && node.call.kind === 'llm' ? costs.get(node.call) : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  panes: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(320px, 1fr)',
    gap: theme.spacing(1),
    alignItems: 'start',
  }),
  view: css({ minWidth: 0, overflow: 'auto' }),
  details: css({
    padding: theme.spacing(1.5),
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
  }),
});
