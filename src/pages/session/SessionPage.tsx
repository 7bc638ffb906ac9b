import { type IconName, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React, { useCallback, useDeferredValue, useEffect, useState } from 'react';

import { type LoadedSession } from '../../loading/session/load/loadSession';
import { usePriceBook } from '../../loading/prices/usePriceBook';
import { LoadNotices } from '../../loading/session/LoadNotices';
import { LoadProgress } from '../../loading/session/LoadProgress';
import { useTempoLimits } from '../../loading/session/missing/useTempoLimits';
import { UnknownSession } from '../../loading/session/UnknownSession';
import { useLoading } from '../../loading/session/useLoading';
import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { LogList } from '../../ui/LogList';
import { Notice } from '../../ui/Notice';
import { PageFrame } from '../../ui/PageFrame';
import { PreparedIcons } from '../../ui/PreparedIcons';
import { SourceFailure } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { plainName } from '../../ui/plainText';
import { makeEngine } from './engine/makeEngine';
import { type SessionModel } from './engine/sessionModel';
import { LiveLine } from './live/LiveLine';
import { type Watched } from './live/rhythm';
import { useLive } from './live/useLive';
import { NoId } from './NoId';
import { type PageSources } from './pageSources';
import { SessionView } from './SessionView';
import { sessionShortcuts } from './sessionShortcuts';
import { ROW_ICONS } from './tree/NodeLabel';

interface Props {
  sources: PageSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
  /** Hears what to call the page. */
  onTitle?: (title: string) => void;
}

/** What a session shows at first. */
const ICONS: readonly IconName[] = [
  ...ROW_ICONS,
  'angle-down',
  'angle-right',
  'search',
  'exchange-alt',
  'download-alt',
  'keyboard',
  'thumbs-up',
  'compass',
  'gf-logs',
];

/** One session: what it came to, its tree of runs, steps and calls, and the details of the selected part. */
export default function SessionPage(props: Props) {
  const [search] = useUrlQuery();
  const id = new URLSearchParams(search).get('id') ?? '';
  return id === '' ? <NoId /> : <SessionById key={id} id={id} {...props} />;
}

function SessionById({ id, sources, timeRange, timeZone, onTitle }: Props & { id: string }) {
  const [search, changeUrl] = useUrlQuery();
  const [engine] = useState(makeEngine);
  const { loaded, pending, error, reload: ask, loadMore, cancel } = useLoading(sources, id, timeRange, engine);
  // Asked for here, so that it comes while the session does.
  const book = usePriceBook();
  const { on, asking, reload } = useLive({
    watched: loaded && watchedOf(loaded),
    newest: loaded?.model?.study.session.lastActivity,
    pending,
    ask,
  });
  const limits = useTempoLimits(sources.tempo, loaded !== undefined && missesSomething(loaded));
  // A long session is drawn piece by piece: what somebody does meanwhile comes first.
  const drawn = useDeferredValue(loaded);
  const model = drawn?.model;
  const session = model?.study.session;
  const [panesDrawn, setPanesDrawn] = useState(false);
  const onDrawn = useCallback(() => setPanesDrawn(true), []);
  const drawing = drawn !== loaded || (model !== undefined && !panesDrawn);
  const title = plainName(session?.name ?? id);
  useEffect(() => onTitle?.(title), [onTitle, title]);

  return (
    <PageFrame
      totals={
        loaded && session ? (
          <span>
            <span data-testid={TEST_IDS.session.searched}>{searchedText(loaded, timeZone)}</span>{' '}
            <LiveLine on={on} newest={session.lastActivity} timeZone={timeZone} />
          </span>
        ) : undefined
      }
      totalsAt="foot"
      shortcuts={sessionShortcuts()}
    >
      {(pending || drawing) && !asking && (
        <LoadProgress fetched={loaded?.traces.size ?? 0} found={loaded?.found.length ?? 0} onCancel={cancel} />
      )}
      {error !== undefined && <SourceFailure failure={error} onRetry={reload} />}
      {loaded && (
        <LoadNotices
          loaded={loaded}
          session={loaded.model?.study.session}
          limits={limits}
          pending={pending && !asking}
          search={search}
          timeZone={timeZone}
          onReload={reload}
          onMore={loadMore}
        />
      )}
      {model === undefined && <PreparedIcons names={ICONS} />}
      {model && (
        <SessionView
          model={model}
          engine={engine}
          logs={drawn.logs}
          book={book}
          sources={sources}
          timeZone={timeZone}
          onDrawn={onDrawn}
        />
      )}
      {loaded && !session && loaded.logs.length > 0 && (
        <>
          <Notice severity="info">
            {t('session.logs-only', 'No span tells of this session, only log records: they are all that can be shown.')}
          </Notice>
          <LogList logs={loaded.logs} timeZone={timeZone} />
        </>
      )}
      {loaded && !session && (!pending || asking) && isUnknown(loaded) && (
        <UnknownSession
          loaded={loaded}
          retention={limits.retention}
          looksAgain={on}
          timeZone={timeZone}
          onRange={(from, to) => changeUrl({ from: String(from), to: String(to) }, 'push')}
        />
      )}
    </PageFrame>
  );
}

/** Neither source failed, and neither knows of it. */
function isUnknown({ model, logs, failures }: LoadedSession<SessionModel>): boolean {
  return model === undefined && logs.length === 0 && failures.length === 0;
}

/** Whether a limit of Tempo may explain what is not there. */
function missesSomething(loaded: LoadedSession<SessionModel>): boolean {
  const isCut = Array.from(loaded.traces.values()).some(({ partial }) => partial !== undefined);
  return isCut || loaded.gone.length > 0 || isUnknown(loaded);
}

/** What more may come of: nothing where one looks at the past. */
function watchedOf(loaded: LoadedSession<SessionModel>): Watched | undefined {
  if (loaded.searched.to < Date.now()) {
    return undefined;
  }
  return loaded.model?.study.state ?? (isUnknown(loaded) ? 'missing' : undefined);
}

function searchedText({ found, searched }: LoadedSession<unknown>, timeZone: TimeZone): string {
  return t('session.searched', '{{traces}} traces, looked for from {{from}} to {{to}}.', {
    count: found.length,
    defaultValue_one: '1 trace, looked for from {{from}} to {{to}}.',
    traces: formatCount(found.length),
    from: formatDateTime(searched.from, timeZone),
    to: formatDateTime(searched.to, timeZone),
    interpolation: AS_TEXT,
  });
}
