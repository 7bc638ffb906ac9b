import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useMemo } from 'react';

import { SearchReach } from '../../../loading/sessions/SearchReach';
import { type SessionSources } from '../../../loading/sessions/loadSessions';
import { useSessions } from '../../../loading/sessions/useSessions';
import { type Session } from '../../../model/session';
import { sessionState } from '../../../model/state';
import { TEST_IDS } from '../../../testIds';
import { EmptyReason } from '../../../ui/EmptyReason';
import { formatDateTime } from '../../../ui/format';
import { compareUrl } from '../../../ui/links';
import { Name } from '../../../ui/Name';
import { SourceFailure } from '../../../ui/SourceFailure';
import { StateBadge } from '../../../ui/StateBadge';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type GridColumn, VirtualGrid } from '../../../ui/VirtualGrid';
import { type CompareView } from '../view';

interface Props {
  sources: SessionSources;
  /** Id of the session that was chosen. */
  than: string;
  view: CompareView;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Pixels that the line below the list takes. */
const BELOW_LIST = 64;

/** Sessions of the time range that another one can be compared with: those that were asked for the same first. */
export function OtherSessions({ sources, than, view, timeRange, timeZone }: Props) {
  const [search] = useUrlQuery();
  const { loaded, at, opened, pending, stale, error, reload, loadOlder } = useSessions(sources, timeRange);
  const listed = useMemo(() => nearest(loaded?.sessions ?? [], than), [loaded, than]);
  const columns: Array<GridColumn<Session>> = [
    {
      id: 'name',
      header: t('compare.others.name', 'Session'),
      width: 'minmax(200px, 1fr)',
      render: ({ name, id }) => <Name of={name ?? id} />,
    },
    {
      id: 'agent',
      header: t('compare.others.agent', 'Agent'),
      width: 'minmax(120px, 0.3fr)',
      render: ({ agent }) => <Name of={agent} />,
    },
    {
      id: 'state',
      header: t('compare.others.state', 'State'),
      width: '80px',
      render: (session) => <StateBadge state={sessionState(session, at)} />,
    },
    {
      id: 'start',
      header: t('compare.others.start', 'Started'),
      width: '150px',
      numeric: true,
      render: ({ start }) => formatDateTime(start, timeZone),
    },
  ];
  const list = () => {
    if (listed.length > 0) {
      return (
        <VirtualGrid
          label={t('compare.others.label', 'Sessions to compare with')}
          columns={columns}
          rows={listed}
          rowKey={({ id }) => id}
          onOpen={({ id }) => {
            const [left, right] = view.ids.left === '' ? [id, than] : [than, id];
            locationService.push(compareUrl(left, right, search));
          }}
          stale={stale}
          below={BELOW_LIST}
          data-testid={TEST_IDS.compare.others}
          rowTestId={TEST_IDS.compare.other}
        />
      );
    }
    return pending || loaded === undefined ? (
      <LoadingPlaceholder text={t('compare.others.loading', 'Searching Tempo and Loki for sessions…')} />
    ) : (
      <EmptyReason
        reason={t('compare.others.none', 'There is no other session in this time range.')}
        data-testid={TEST_IDS.compare.empty}
      >
        {t('compare.others.none-next', 'Choose a longer time range, or paste an id above.')}
      </EmptyReason>
    );
  };
  return (
    <>
      <strong>{t('compare.others.title', 'Compare with which session?')}</strong>
      {loaded?.failures.map((failure) => (
        <SourceFailure key={failure.details.source.uid} failure={failure} onRetry={reload} />
      ))}
      {error !== undefined && <SourceFailure failure={error} onRetry={reload} />}
      {list()}
      {loaded && (
        <SearchReach loaded={loaded} opened={opened} pending={pending} onLoadOlder={loadOlder} timeZone={timeZone} />
      )}
    </>
  );
}

/** Those with the same name as the session with an id first, then those of the same agent, then the newest. */
function nearest(sessions: readonly Session[], than: string): Session[] {
  const chosen = sessions.find(({ id, traceIds }) => id === than || traceIds.includes(than));
  const rank = ({ name, agent }: Session) =>
    chosen === undefined ? 0 : (name === chosen.name ? 2 : 0) + (agent === chosen.agent ? 1 : 0);
  return sessions
    .filter((session) => session !== chosen)
    .sort((one, other) => rank(other) - rank(one) || other.start - one.start);
}
