import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { ReachLine } from '../../ui/ReachLine';
import { RequestCostsText } from '../RequestCostsText';
import { type RequestCosts } from '../useRequestCosts';
import { type LoadedSessions } from './loadSessions';

interface Props {
  loaded: LoadedSessions;
  /** See `SessionsInRange.opened`. */
  opened: RequestCosts;
  pending: boolean;
  onLoadOlder: () => void;
  timeZone: TimeZone;
}

/** Says how far the list reaches, and offers to go on where it ends before the range does. */
export function SearchReach({ loaded, opened, pending, onLoadOlder, timeZone }: Props) {
  const { pages, logs } = loaded;
  const traces = formatCount(pages.traces.size);
  return (
    <ReachLine
      older={
        pages.more
          ? {
              label: t('sessions.reach.load-older', 'Load older'),
              pending,
              onClick: onLoadOlder,
              'data-testid': TEST_IDS.sessions.older,
            }
          : undefined
      }
      data-testid={TEST_IDS.sessions.reach}
    >
      <span>
        {pages.more
          ? t('sessions.reach.more', 'Searched back to {{time}} ({{traces}} traces); older sessions are not listed.', {
              time: formatDateTime(pages.searchedFrom, timeZone),
              interpolation: AS_TEXT,
              traces,
            })
          : t('sessions.reach.all', 'Searched the whole time range ({{traces}} traces).', { traces })}
        {pages.unfinished &&
          ` ${t('sessions.reach.unfinished', 'Tempo stopped before it had searched everything, so sessions may be missing: a shorter time range may help.')}`}
        {logs.limitReached &&
          ` ${t('sessions.reach.logs', 'Loki named its limit of {{limit}} sessions; there are more in its logs.', {
            limit: logs.sessions.length,
          })}`}
      </span>
      <RequestCostsText since={opened} />
    </ReachLine>
  );
}
