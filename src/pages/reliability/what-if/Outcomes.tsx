import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { DAY } from '../../../model/durations';
import { TEST_IDS } from '../../../testIds';
import { type FigureColumn, FigureTable } from '../../../ui/FigureTable';
import { formatDateTime, formatDuration } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { sessionsOf } from '../links';
import { type History } from '../load/loadRecorded';
import { PageLink } from '../PageLink';
import { partStyles } from '../styles';
import { memberName, severityLabel } from '../texts';
import { type Outcome, type Sent } from './whatIf';

interface Props {
  history: History;
  /** Seconds since 1970 from which the objective was recorded. */
  since: number | undefined;
  /** What was asked for; undefined: nothing else than it is. */
  tried: Outcome | undefined;
  asIs: Outcome;
  timeZone: TimeZone;
}

/** Messages that are listed. */
const MOST_MESSAGES = 20;

/** How often somebody would have been told, when, and how far that can be known. */
export function Outcomes({ history, since, tried, asIs, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const part = useStyles2(partStyles);
  const { sent, unknownTiers } = tried ?? asIs;
  return (
    <div className={styles.outcomes}>
      <p className={styles.sentence} role="status" data-testid={TEST_IDS.reliability.outcome}>
        {tried === undefined ? (
          t('reliability.what-if.as-is', 'As it is: {{counts}}.', { counts: countsText(asIs) })
        ) : (
          <>
            <strong>
              {t('reliability.what-if.would', 'This would have been {{counts}}.', { counts: countsText(tried) })}
            </strong>{' '}
            {t('reliability.what-if.as-is', 'As it is: {{counts}}.', { counts: countsText(asIs) })}
          </>
        )}
      </p>
      {sent.length > 0 && <Messages sent={sent} timeZone={timeZone} />}
      <p className={part.quiet} data-testid={TEST_IDS.reliability.reach}>
        {reachText(history, since, timeZone)}{' '}
        {t(
          'reliability.what-if.resolution',
          'Replayed every 5 minutes on recorded counts; waits shorter than that are left out. Silences, weekends and pages of a whole gateway, which hold others back, are not replayed: fewer messages may have been sent.'
        )}
        {history.leftOut > 0 &&
          ` ${t('reliability.what-if.left-out', '{{count}} with fewer failures are left out.', {
            count: history.leftOut,
            defaultValue_one: 'One with fewer failures is left out.',
          })}`}
        {unknownTiers > 0 &&
          ` ${t(
            'reliability.what-if.unknown-tiers',
            '{{count}} are left out, since only Prometheus can read the expressions of their tiers.',
            {
              count: unknownTiers,
              defaultValue_one: 'One is left out, since only Prometheus can read the expressions of its tier.',
            }
          )}`}
      </p>
    </div>
  );
}

function Messages({ sent, timeZone }: { sent: readonly Sent[]; timeZone: TimeZone }) {
  const part = useStyles2(partStyles);
  const columns: Array<FigureColumn<Sent>> = [
    {
      id: 'began',
      header: t('reliability.what-if.began', 'Began'),
      render: ({ start }) => formatDateTime(start, timeZone),
    },
    {
      id: 'lasted',
      header: t('reliability.what-if.lasted', 'Fired for'),
      render: ({ start, end }) => formatDuration(end - start + STEP_MS),
    },
    {
      id: 'message',
      header: t('reliability.what-if.message', 'Message'),
      text: true,
      render: ({ severity, pair }) => `${severityLabel(severity)} (${pair})`,
    },
    {
      id: 'about',
      header: t('reliability.what-if.about', 'About'),
      text: true,
      render: ({ labels }) => memberName(labels),
    },
    {
      id: 'sessions',
      header: t('reliability.details.guilty', 'Who spent it'),
      text: true,
      render: ({ start, end, labels }) => (
        <PageLink href={sessionsOf(labels, { from: start - HOUR_MS, to: end })}>
          {t('reliability.sessions', 'Sessions')}
        </PageLink>
      ),
    },
  ];
  return (
    <div className={part.scroll}>
      <FigureTable
        label={t('reliability.what-if.messages', 'Messages')}
        columns={columns}
        rows={sent.slice(0, MOST_MESSAGES)}
        rowKey={({ start, labels }) => `${start} ${JSON.stringify(labels)}`}
      />
      {sent.length > MOST_MESSAGES && (
        <p className={part.quiet}>
          {t('reliability.what-if.more', 'The newest {{shown}} of {{count}}.', {
            shown: MOST_MESSAGES,
            count: sent.length,
          })}
        </p>
      )}
    </div>
  );
}

const STEP_MS = 300_000;
const HOUR_MS = 3_600_000;

function countsText({ counts }: Outcome): string {
  const pages = t('reliability.what-if.pages', '{{count}} pages', {
    count: counts.critical,
    defaultValue_one: '{{count}} page',
  });
  const tickets = t('reliability.what-if.tickets', '{{count}} tickets', {
    count: counts.warning,
    defaultValue_one: '{{count}} ticket',
  });
  return `${pages}, ${tickets}`;
}

/** How much of the replayed time there are records of. */
function reachText({ from, to }: History, since: number | undefined, timeZone: TimeZone): string {
  const asked = Math.round((to - from) / 1000 / DAY);
  const reached = since === undefined ? undefined : Math.max(from, since * 1000);
  if (reached === undefined) {
    return t('reliability.what-if.no-reach', 'How far the records reach is not known; {{asked}} days were asked for.', {
      asked,
    });
  }
  return t('reliability.what-if.reach', 'Records reach back to {{from}}: {{reached}} of {{asked}} days.', {
    from: formatDateTime(reached, timeZone),
    reached: Number(((to - reached) / 1000 / DAY).toPrecision(2)),
    asked,
    interpolation: AS_TEXT,
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  outcomes: css({ display: 'grid', gap: theme.spacing(1), minWidth: 0 }),
  sentence: css({ margin: 0 }),
});
