import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { TEST_IDS } from '../../testIds';
import { type FigureColumn, FigureTable } from '../../ui/FigureTable';
import { UNKNOWN } from '../../ui/format';
import { BudgetMeter } from './BudgetMeter';
import { recentRange, sessionsOf } from './links';
import { PageLink } from './PageLink';
import { partStyles } from './styles';
import { type MemberRow, type ObjectiveRow } from './summary';
import { countText, memberName, tierLabel } from './texts';

interface Props {
  row: ObjectiveRow;
  /** The sessions that spent its budget. */
  worst: ReactNode;
  /** What another target would do. */
  whatIf: ReactNode;
}

/** Rows that are shown; the rest has more of its budget left. */
const MOST_ROWS = 15;

/** An objective's budget by tier, by member and by session, and what another target would do. */
export function ObjectiveDetails({ row, worst, whatIf }: Props) {
  const styles = useStyles2(getStyles);
  const part = useStyles2(partStyles);
  const { tiers, members } = row;
  return (
    <div className={styles.details} data-testid={TEST_IDS.reliability.details}>
      {tiers.length > 0 && (
        <ul className={styles.tiers} aria-label={t('reliability.details.tiers', 'Budget left by tier')}>
          {tiers.map(({ tier, left, counts }) => (
            <li key={tier ?? ''}>
              <strong>{tierLabel(tier)}</strong>
              <BudgetMeter left={left} of={tierLabel(tier)} />
              <span className={part.quiet}>
                {t('reliability.details.spent', '{{bad}} of {{total}} failed', {
                  bad: countText(counts.bad),
                  total: countText(counts.total),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Members members={members} />
      {!row.objective.evaluated && (
        <p className={part.quiet}>
          {t('reliability.details.waits', 'Prometheus records nothing of it yet, so there is no budget to show.')}
        </p>
      )}
      {worst}
      {whatIf}
    </div>
  );
}

function Members({ members }: { members: readonly MemberRow[] }) {
  const part = useStyles2(partStyles);
  const [first] = members;
  if (first === undefined) {
    return null;
  }
  const columns: Array<FigureColumn<MemberRow>> = [
    { id: 'member', header: Object.keys(first.labels).join(' · '), render: ({ labels }) => memberName(labels) },
    { id: 'tier', header: t('reliability.details.tier', 'Tier'), text: true, render: ({ tier }) => tierLabel(tier) },
    {
      id: 'left',
      header: t('reliability.details.left', 'Budget left'),
      render: ({ left, labels }) => <BudgetMeter left={left} of={memberName(labels)} />,
    },
    { id: 'month', header: t('reliability.details.month', 'Failed'), render: ({ month }) => failed(month) },
    { id: 'day', header: t('reliability.details.day', 'Failed in 1d'), render: ({ day }) => failed(day) },
    {
      id: 'sessions',
      header: t('reliability.details.guilty', 'Who spent it'),
      text: true,
      render: (member) => (
        <PageLink href={sessionsOf(member.labels, recentRange(member))}>
          {t('reliability.sessions', 'Sessions')}
        </PageLink>
      ),
    },
  ];
  return (
    <div className={part.scroll}>
      <FigureTable
        label={t('reliability.details.members', 'Budget left by what is called')}
        columns={columns}
        rows={members.slice(0, MOST_ROWS)}
        rowKey={({ labels }) => JSON.stringify(labels)}
        data-testid={TEST_IDS.reliability.members}
      />
      {members.length > MOST_ROWS && (
        <p className={part.quiet}>
          {t('reliability.details.more', '{{count}} more have at least as much of their budget left.', {
            count: members.length - MOST_ROWS,
            defaultValue_one: 'One more has at least as much of its budget left.',
          })}
        </p>
      )}
    </div>
  );
}

function failed(counts: MemberRow['month']): string {
  return counts === undefined
    ? UNKNOWN
    : t('reliability.details.of', '{{bad}} of {{total}}', {
        bad: countText(counts.bad),
        total: countText(counts.total),
      });
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({ display: 'grid', gap: theme.spacing(2), minWidth: 0 }),
  tiers: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 4),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    '& > li': { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  }),
});
