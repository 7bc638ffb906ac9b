import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { type LoadedSessions } from '../../../loading/sessions/loadSessions';
import { TEST_IDS } from '../../../testIds';
import { formatCount, formatDateTime } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { ReachLine } from '../../../ui/ReachLine';
import { countText } from '../texts';

interface Props {
  /** By stretches of time, the newest first. */
  found: readonly LoadedSessions[];
  /** Where the budget's time begins, in milliseconds since 1970. */
  from: number;
  /** Failed calls that were found, and that metrics count in the budget's days. */
  bad: number;
  counted: number | undefined;
  days: number;
  pending: boolean;
  onOlder: () => void;
  timeZone: TimeZone;
}

/** Says how far the search went, what it can't find, and offers to go further back. */
export function Reach({ found, from, bad, counted, days, pending, onOlder, timeZone }: Props) {
  const oldest = found.at(-1);
  const searchedFrom =
    oldest === undefined ? Infinity : oldest.pages.more ? oldest.pages.searchedFrom : oldest.range.from;
  const traces = found.reduce((sum, { pages }) => sum + pages.traces.size, 0);
  return (
    <ReachLine
      older={
        searchedFrom > from
          ? { label: t('reliability.worst.older', 'Search older'), pending, onClick: onOlder }
          : undefined
      }
      data-testid={TEST_IDS.reliability.worstReach}
    >
      <span>
        {t('reliability.worst.reach', 'Searched back to {{time}}: {{bad}} failed calls in {{traces}} traces.', {
          time: formatDateTime(searchedFrom, timeZone),
          bad: formatCount(bad),
          traces: formatCount(traces),
          interpolation: AS_TEXT,
        })}{' '}
        {counted !== undefined &&
          t('reliability.worst.counted', 'Metrics count {{counted}} in {{days}} days.', {
            counted: countText(counted),
            days,
          })}{' '}
        {t('reliability.worst.limits', 'Calls that only log records tell of are not searched.')}
        {found.some(({ pages }) => pages.unfinished) &&
          ` ${t('reliability.worst.unfinished', 'Tempo stopped before it had searched everything, so sessions may be missing.')}`}
      </span>
    </ReachLine>
  );
}
