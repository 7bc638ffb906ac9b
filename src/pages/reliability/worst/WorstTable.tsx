import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../../testIds';
import { type FigureColumn, FigureTable } from '../../../ui/FigureTable';
import { formatCount, formatDateTime, UNKNOWN } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { sessionPartUrl } from '../../../ui/links';
import { PageLink } from '../PageLink';
import { partStyles } from '../styles';
import { memberName, tierLabel } from '../texts';
import { percentText } from '../view';
import { type WorstSession } from './worstSessions';

interface Props {
  worst: readonly WorstSession[];
  /** Failures that the budget allows; undefined where that is not known. */
  allowed: number | undefined;
  timeZone: TimeZone;
}

/** Sessions, and of each what it called in vain, that are shown. */
const MOST_ROWS = 10;
const MOST_MEMBERS = 3;

/** Around a session that a link opens. Milliseconds. */
const MARGIN = 60_000;

/** Sessions with failed calls, each a link to the first of them. */
export function WorstTable({ worst, allowed, timeZone }: Props) {
  const part = useStyles2(partStyles);
  return (
    <>
      <div className={part.scroll}>
        <FigureTable
          label={t('reliability.worst.title', 'Sessions that spent most of it')}
          columns={columnsOf(allowed, timeZone)}
          rows={worst.slice(0, MOST_ROWS)}
          rowKey={({ session }) => session.id}
          rowTestId={TEST_IDS.reliability.worstSession}
        />
      </div>
      {worst.length > MOST_ROWS && (
        <p className={part.quiet}>
          {t('reliability.worst.more', '{{count}} more with no more failed calls.', {
            count: worst.length - MOST_ROWS,
            defaultValue_one: 'One more with no more failed calls.',
          })}
        </p>
      )}
    </>
  );
}

function columnsOf(allowed: number | undefined, timeZone: TimeZone): Array<FigureColumn<WorstSession>> {
  return [
    {
      id: 'session',
      header: t('reliability.worst.session', 'Session'),
      title: ({ session }) => session.id,
      render: (row) => <PageLink href={hrefOf(row)}>{row.session.name ?? row.session.id}</PageLink>,
    },
    {
      id: 'agent',
      header: t('reliability.worst.agent', 'Agent'),
      text: true,
      render: ({ session }) => <bdi>{session.agent ?? UNKNOWN}</bdi>,
    },
    { id: 'called', header: t('reliability.worst.called', 'What it called'), text: true, render: calledText },
    {
      id: 'tier',
      header: t('reliability.details.tier', 'Tier'),
      text: true,
      render: ({ tier }) => tierLabel(tier),
    },
    { id: 'failed', header: t('reliability.worst.failed', 'Failed calls'), render: ({ bad }) => formatCount(bad) },
    {
      id: 'share',
      header: t('reliability.worst.share', 'Of the budget'),
      render: ({ bad }) => shareText(bad, allowed),
    },
    {
      id: 'last',
      header: t('reliability.worst.last', 'Last failure'),
      render: ({ last }) => formatDateTime(last, timeZone),
    },
  ];
}

/** The session's page with the first failed call selected. */
function hrefOf({ session, first, last }: WorstSession): string {
  const from = Math.floor(Math.min(session.start, first.start)) - MARGIN;
  const to = Math.ceil(Math.max(session.lastActivity, last)) + MARGIN;
  return sessionPartUrl(
    session.id,
    first.origin,
    new URLSearchParams({ from: String(from), to: String(to) }).toString()
  );
}

function calledText({ members }: WorstSession): string {
  const names = members.slice(0, MOST_MEMBERS).map(({ labels }) => memberName(labels));
  return members.length > MOST_MEMBERS
    ? t('reliability.worst.called-more', '{{names}} and {{count}} more', {
        names: names.join(', '),
        count: members.length - MOST_MEMBERS,
        interpolation: AS_TEXT,
      })
    : names.join(', ');
}

/** Of the failures that are allowed, in per cent: two digits, and never 0 for what only comes near. */
function shareText(bad: number, allowed: number | undefined): string {
  return allowed === undefined || allowed <= 0
    ? UNKNOWN
    : t('reliability.percent', '{{percent}} %', { percent: percentText(Number((bad / allowed).toPrecision(2))) });
}
