import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useMemo, useState } from 'react';

import { SESSIONS_PAINTED, usePaintMeasure } from '../../loading/paintMeasure';
import { isUnanswered } from '../../loading/sessions/isUnanswered';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { TEST_IDS } from '../../testIds';
import { listedSessionUrl } from '../../ui/links';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { Notice } from '../../ui/Notice';
import { openPage } from '../../ui/openPage';
import { PageFrame } from '../../ui/PageFrame';
import { SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { sessionColumns } from './columns';
import { filterRows, NO_FILTERS, type SessionFilters } from './filters';
import { NoSource, NothingInRange, NothingPasses, SourcesFailed } from './NoSessions';
import { ReadAllNotice } from './ReadAllNotice';
import { type SessionRow } from './rows';
import { OpenById } from './OpenById';
import { selectColumn } from './selectColumn';
import { pickedParameters, readPicked, toggled } from './selection';
import { SelectionBar } from './SelectionBar';
import { SessionFilterBar } from './SessionFilterBar';
import { SessionsTotals } from './SessionsTotals';
import { isSortColumn, needsContent, sortRows, toggleSort } from './sort';
import { sumRows } from './totals';
import { useAtRest } from './useAtRest';
import { type ListSources, useSessionRows } from './useSessionRows';
import { readView, viewParameters } from './view';

interface Props {
  sources: ListSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Pixels that the line below the list takes. */
const BELOW_LIST = 64;

/** Milliseconds for which rows must stay on the screen before they are read: who scrolls past them wants none of them. */
const REST = 200;

/** Sessions that are read at most when somebody asks for all: each costs its traces. */
const READ_AT_MOST = 300;

/** Sessions of the time range: a list that is filtered, sorted and opened from. */
export default function SessionsPage({ sources, timeRange, timeZone }: Props) {
  const [search, changeUrl] = useUrlQuery();
  const { filters, sort, columns: shown, ignored } = useMemo(() => readView(search), [search]);
  const sessions = useSessionRows(sources, timeRange);
  const { rows, loaded, pending, before, read } = sessions;
  const listed = useMemo(() => sortRows(filterRows(rows, filters), sort), [rows, filters, sort]);
  const totals = useMemo(() => sumRows(listed), [listed]);
  const totalsBefore = useMemo(() => before && sumRows(filterRows(before, filters)), [before, filters]);
  const columns = useMemo(() => sessionColumns(shown, { search, timeZone }), [shown, search, timeZone]);
  const picked = useMemo(() => readPicked(search), [search]);
  const [refused, setRefused] = useState(false);
  usePaintMeasure(SESSIONS_PAINTED, loaded);

  const [visible, setVisible] = useState<readonly SessionRow[]>([]);
  const onVisible = useAtRest(setVisible, REST);
  const [readAll, setReadAll] = useState(false);
  const unread = useMemo(
    () => listed.filter(({ reading }) => reading === 'unread' || reading === 'reading').length,
    [listed]
  );
  const listedIds = useMemo(() => listed.map(({ id }) => id), [listed]);
  useEffect(() => {
    read(readAll ? [...visible, ...listed.slice(0, READ_AT_MOST)] : visible);
  }, [read, visible, readAll, listed]);

  const view = { filters, sort, columns: shown };
  const setFilters = (changed: SessionFilters, by: 'choice' | 'typing') =>
    changeUrl(viewParameters({ ...view, filters: changed }), by === 'typing' ? 'replace' : 'push');
  const clearFilters = () => setFilters(NO_FILTERS, 'choice');
  const onSort = (column: string) => {
    if (isSortColumn(column)) {
      changeUrl(viewParameters({ ...view, sort: toggleSort(sort, column) }), 'push');
    }
  };
  const pick = (ids: readonly string[]) => {
    setRefused(false);
    changeUrl(pickedParameters(ids), 'replace');
  };
  const onToggle = ({ id }: SessionRow) => {
    const changed = toggled(picked, id);
    return changed === undefined ? setRefused(true) : pick(changed);
  };
  const onOpen = ({ id }: SessionRow, newTab: boolean) => openPage(listedSessionUrl(id, search), newTab);

  const list = () => {
    if (sources.tempo === undefined && sources.loki === undefined) {
      return <NoSource />;
    }
    if (listed.length > 0) {
      return (
        <VirtualGrid
          label={t('sessions.label', 'Sessions')}
          columns={[selectColumn(picked, onToggle), ...columns]}
          rows={listed}
          rowKey={({ id }) => id}
          sort={sort}
          onSort={onSort}
          onOpen={onOpen}
          onToggle={onToggle}
          onVisible={onVisible}
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
    <PageFrame
      shortcuts={shortcuts()}
      totals={
        <SessionsTotals
          totals={totals}
          all={rows.length}
          unknown={isUnanswered(loaded)}
          before={totalsBefore}
          incomplete={sessions.incomplete}
          pending={pending}
        />
      }
    >
      <SessionFilterBar
        rows={rows}
        filters={filters}
        onChange={setFilters}
        columns={shown}
        onColumns={(chosen) => changeUrl(viewParameters({ ...view, columns: chosen }), 'push')}
      />
      <SelectionBar picked={picked} tooMany={refused} search={search} onClear={() => pick([])} />
      <OpenById text={filters.text} shown={listedIds} search={search} />
      <IgnoredParameters names={ignored} data-testid={TEST_IDS.sessions.ignored} />
      {needsContent(sort) && unread > 0 && (
        <ReadAllNotice unread={unread} most={READ_AT_MOST} reading={readAll} onRead={() => setReadAll(true)} />
      )}
      {sessions.judgementsFailed && (
        <Notice severity="warning">
          {t(
            'sessions.judgements-failed',
            'Grafana’s annotations could not be read: loops that somebody judged to be none are counted.'
          )}
        </Notice>
      )}
      <SourceFailures
        failures={loaded?.failures}
        error={sessions.error}
        onRetry={sessions.reload}
        data-testid={TEST_IDS.sessions.problem}
      />
      {list()}
      {loaded && rows.length > 0 && (
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
    { keys: ['↑', '↓'], does: t('sessions.shortcuts.move', 'Go to the row above or below') },
    { keys: ['Page up', 'Page down'], does: t('sessions.shortcuts.page', 'Go a screen up or down') },
    { keys: ['Home', 'End'], does: t('sessions.shortcuts.ends', 'Go to the first or last row') },
    { keys: ['Enter'], does: t('sessions.shortcuts.open', 'Open the session (with ctrl in a new tab)') },
    { keys: ['Space'], does: t('sessions.shortcuts.select', 'Select the session to compare it with another one') },
    { keys: ['?'], does: t('sessions.shortcuts.help', 'Show this help') },
  ];
}
