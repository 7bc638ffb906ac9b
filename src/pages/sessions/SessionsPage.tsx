import { css } from '@emotion/css';
import { type GrafanaTheme2, locationUtil, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type LoadedSessions, type SessionSources } from '../../loading/sessions/loadSessions';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { useSessions } from '../../loading/sessions/useSessions';
import { TEST_IDS } from '../../testIds';
import { listedSessionUrl } from '../../ui/links';
import { ShortcutHelp } from '../../ui/ShortcutHelp';
import { SourceFailure } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { sessionColumns } from './columns';
import { filterRows, NO_FILTERS, type SessionFilters } from './filters';
import { NoSource, NothingInRange, NothingPasses, SourcesFailed } from './NoSessions';
import { usePaintMeasure } from './paintMeasure';
import { rowsOf, type SessionRow } from './rows';
import { SessionFilterBar } from './SessionFilterBar';
import { SessionsTotals } from './SessionsTotals';
import { isSortColumn, sortRows, toggleSort } from './sort';
import { readView, viewParameters } from './view';

interface Props {
  sources: SessionSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Pixels that the line below the list takes. */
const BELOW_LIST = 64;

/** Sessions of the time range: a list that is filtered, sorted and opened from. */
export default function SessionsPage({ sources, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const { filters, sort } = useMemo(() => readView(search), [search]);
  const sessions = useSessions(sources, timeRange);
  const { loaded, at, pending } = sessions;
  const rows = useMemo(() => (loaded === undefined ? [] : rowsOf(loaded, at)), [loaded, at]);
  const listed = useMemo(() => sortRows(filterRows(rows, filters), sort), [rows, filters, sort]);
  const columns = useMemo(() => sessionColumns(search, timeZone), [search, timeZone]);
  usePaintMeasure(loaded);

  const setFilters = (changed: SessionFilters, by: 'choice' | 'typing') =>
    changeUrl(viewParameters({ filters: changed, sort }), by === 'typing' ? 'replace' : 'push');
  const clearFilters = () => setFilters(NO_FILTERS, 'choice');
  const onSort = (column: string) => {
    if (isSortColumn(column)) {
      changeUrl(viewParameters({ filters, sort: toggleSort(sort, column) }), 'push');
    }
  };
  const onOpen = ({ id }: SessionRow, newTab: boolean) => {
    const url = listedSessionUrl(id, search);
    if (newTab) {
      window.open(locationUtil.assureBaseUrl(url), '_blank', 'noopener');
    } else {
      locationService.push(url);
    }
  };

  const list = () => {
    if (sources.tempo === undefined && sources.loki === undefined) {
      return <NoSource />;
    }
    if (listed.length > 0) {
      return (
        <VirtualGrid
          label={t('sessions.label', 'Sessions')}
          columns={columns}
          rows={listed}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={onSort}
          onOpen={onOpen}
          stale={sessions.stale}
          below={BELOW_LIST}
          data-testid={TEST_IDS.sessions.grid}
          rowTestId={TEST_IDS.sessions.row}
        />
      );
    }
    if (rows.length > 0) {
      return <NothingPasses all={rows.length} onClear={clearFilters} />;
    }
    if (pending || loaded === undefined) {
      return <LoadingPlaceholder text={t('sessions.loading', 'Searching Tempo and Loki for sessions…')} />;
    }
    return loaded.failures.length > 0 ? (
      <SourcesFailed onRetry={sessions.reload} />
    ) : (
      <NothingInRange
        tempo={sources.tempo}
        from={loaded.range.from}
        timeZone={timeZone}
        onRange={(from, to) => changeUrl({ from: String(from), to: String(to) }, 'push')}
      />
    );
  };

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <SessionsTotals
          rows={listed}
          all={rows.length}
          incomplete={loaded !== undefined && isIncomplete(loaded)}
          pending={pending}
        />
        <ShortcutHelp shortcuts={shortcuts()} />
      </div>
      <SessionFilterBar rows={rows} filters={filters} onChange={setFilters} />
      {loaded?.failures.map((failure) => (
        <SourceFailure
          key={failure.details.source.uid}
          failure={failure}
          onRetry={sessions.reload}
          data-testid={TEST_IDS.sessions.problem}
        />
      ))}
      {sessions.error !== undefined && <SourceFailure failure={sessions.error} onRetry={sessions.reload} />}
      {list()}
      {loaded && rows.length > 0 && (
        <SearchReach loaded={loaded} pending={pending} onLoadOlder={sessions.loadOlder} timeZone={timeZone} />
      )}
    </div>
  );
}

/** Whether there are, or may be, sessions in the range that are not in the list. */
function isIncomplete({ pages, logs }: LoadedSessions): boolean {
  return pages.more || pages.unfinished || logs.limitReached;
}

function shortcuts() {
  return [
    { keys: ['↑', '↓'], does: t('sessions.shortcuts.move', 'Go to the row above or below') },
    { keys: ['Page up', 'Page down'], does: t('sessions.shortcuts.page', 'Go a screen up or down') },
    { keys: ['Home', 'End'], does: t('sessions.shortcuts.ends', 'Go to the first or last row') },
    { keys: ['Enter'], does: t('sessions.shortcuts.open', 'Open the session (with ctrl in a new tab)') },
    { keys: ['?'], does: t('sessions.shortcuts.help', 'Show this help') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, width: '100%' }),
  top: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }),
});
