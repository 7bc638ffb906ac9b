import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { loopGroups, type LoopEntry } from '../../analysis/loops/entries';
import { useSetAside } from '../../loading/judgements/useSetAside';
import { isUnanswered } from '../../loading/sessions/isUnanswered';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { type AnnotationStore } from '../../sources/annotations';
import { TEST_IDS } from '../../testIds';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { openPage } from '../../ui/openPage';
import { PageFrame } from '../../ui/PageFrame';
import { SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { groupColumns, loopColumns, loopUrl } from './columns';
import { LoopsBar } from './LoopsBar';
import { LoopsNotices } from './LoopsNotices';
import { LoopsTotals } from './LoopsTotals';
import { NoLoops } from './NoLoops';
import { sortEntries } from './sort';
import { type LoopSources, useLoops } from './useLoops';
import { type LoopsView, readView, viewParameters } from './view';

interface Props {
  sources: LoopSources & { annotations?: Pick<AnnotationStore, 'find'> };
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Pixels that the line below the list takes. */
const BELOW_LIST = 92;

/** Loops of all sessions of the time range: those that still run first, then those that wasted most. */
export default function LoopsPage({ sources, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const { sessions, entries, progress, readMore } = useLoops(sources, timeRange);
  const { loaded, pending } = sessions;
  const setAside = useSetAside(sources.annotations, timeRange);

  const change = (changed: Partial<LoopsView>) => changeUrl(viewParameters({ ...view, ...changed }), 'push');

  const isAside = ({ key, exempt }: LoopEntry) => exempt || setAside.keys.has(key);
  const shown = entries.filter(
    (entry) =>
      (view.suspected || !entry.suspected) &&
      (view.aside || !isAside(entry)) &&
      (view.pattern === '' || entry.pattern === view.pattern)
  );
  const common = {
    stale: sessions.stale,
    below: BELOW_LIST,
    'data-testid': TEST_IDS.loops.grid,
    rowTestId: TEST_IDS.loops.row,
  };

  const list = () => {
    if (shown.length === 0) {
      return (
        <NoLoops
          sources={sources}
          progress={progress}
          pending={pending || loaded === undefined}
          hidden={entries.length}
          failed={(loaded?.failures.length ?? 0) > 0}
        />
      );
    }
    return view.grouped ? (
      <VirtualGrid
        label={t('loops.groups', 'Patterns of loops')}
        columns={groupColumns()}
        rows={loopGroups(shown)}
        rowKey={({ pattern }) => pattern}
        onOpen={({ pattern }) => change({ grouped: false, pattern })}
        {...common}
      />
    ) : (
      <VirtualGrid
        label={t('loops.label', 'Loops')}
        columns={loopColumns(search, setAside.keys)}
        rows={sortEntries(shown, view.sort)}
        rowKey={({ key }) => key}
        sort={view.sort}
        onSort={(column) =>
          change({ sort: { column, descending: view.sort.column === column ? !view.sort.descending : true } })
        }
        onOpen={(entry, newTab) => openPage(loopUrl(entry, search), newTab)}
        {...common}
      />
    );
  };

  return (
    <PageFrame
      totals={<LoopsTotals entries={shown} progress={progress} unknown={isUnanswered(loaded)} pending={pending} />}
      shortcuts={shortcuts()}
    >
      <LoopsBar
        view={view}
        suspected={entries.filter((entry) => entry.suspected).length}
        aside={entries.filter(isAside).length}
        onChange={change}
      />
      <IgnoredParameters names={view.ignored} data-testid={TEST_IDS.loops.ignored} />
      <LoopsNotices progress={progress} setAsideFailed={setAside.failed} search={search} onReadMore={readMore} />
      <SourceFailures failures={loaded?.failures} error={sessions.error} onRetry={sessions.reload} />
      {list()}
      <div className={styles.hint}>
        {t('loops.within', 'Loops are looked for within each run of a session, over all of its traces.')}
      </div>
      {loaded && (
        <SearchReach
          loaded={loaded}
          opened={sessions.opened}
          pending={pending}
          onLoadOlder={sessions.loadOlder}
          timeZone={timeZone}
        />
      )}
    </PageFrame>
  );
}

function shortcuts() {
  return [
    { keys: ['↑', '↓'], does: t('loops.shortcuts.move', 'Go to the row above or below') },
    { keys: ['Home', 'End'], does: t('loops.shortcuts.ends', 'Go to the first or last row') },
    {
      keys: ['Enter'],
      does: t('loops.shortcuts.open', 'Open the session at the first repeat (with ctrl in a new tab)'),
    },
    { keys: ['?'], does: t('loops.shortcuts.help', 'Show this help') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  hint: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
