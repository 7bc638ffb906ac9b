import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Icon, useStyles2 } from '@grafana/ui';
import React, { Fragment, type ReactNode } from 'react';

import { writeDuration } from '../../model/durations';
import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { BudgetMeter } from './BudgetMeter';
import { recentRange, sessionsOf } from './links';
import { budgetDays, objectivesByDays, type Objective } from './load/definitions';
import { LADDER, type Reliability } from './load/loadReliability';
import { missingBudget, reasonText } from './reasons';
import { PageLink } from './PageLink';
import { partStyles } from './styles';
import { type MemberRow, type ObjectiveRow } from './summary';
import { burnText, leftText, memberName } from './texts';
import { percentText } from './view';

interface Props {
  rows: readonly ObjectiveRow[];
  reliability: Reliability;
  timeZone: TimeZone;
  /** The objective whose details are open. */
  open: string | undefined;
  onOpen: (slo: string | undefined) => void;
  details: (row: ObjectiveRow) => ReactNode;
}

/** Columns before and after those of the ladder. */
const OTHER_COLUMNS = 4;

/** Every objective in a row: what is left of its budget, how fast it burns, who spends it. */
export function ObjectivesPart({ rows, reliability, timeZone, open, onOpen, details }: Props) {
  const part = useStyles2(partStyles);
  const styles = useStyles2(getStyles);
  const lengths = objectivesByDays(reliability.definitions);
  const [days] = lengths.keys();
  const differ = lengths.size > 1;
  return (
    <section aria-label={t('reliability.objectives.title', 'Objectives')}>
      <h2 className={part.heading}>{t('reliability.objectives.title', 'Objectives')}</h2>
      <div className={part.scroll}>
        <table className={part.table} data-testid={TEST_IDS.reliability.objectives}>
          <thead>
            <tr>
              <th scope="col">{t('reliability.objectives.objective', 'Objective')}</th>
              <th scope="col">{t('reliability.objectives.target', 'Target')}</th>
              <th scope="col" className={styles.meter}>
                {differ
                  ? t('reliability.objectives.left-of-its', 'Budget left')
                  : t('reliability.objectives.left', 'Budget left of {{days}} days', { days })}
              </th>
              {LADDER.map((window) => (
                <th key={window} scope="col" title={burnHelp()}>
                  {t('reliability.objectives.burn', 'Burn {{window}}', { window: writeDuration(window) })}
                </th>
              ))}
              <th scope="col" className="text">
                {t('reliability.objectives.worst', 'Least budget left')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Fragment key={row.objective.slo}>
                <tr data-testid={TEST_IDS.reliability.objective(row.objective.slo)}>
                  <th scope="row">
                    <OpenButton
                      objective={row.objective}
                      open={open === row.objective.slo}
                      onClick={() => onOpen(open === row.objective.slo ? undefined : row.objective.slo)}
                    />
                  </th>
                  <td>{t('reliability.percent', '{{percent}} %', { percent: percentText(row.objective.target) })}</td>
                  <Figures row={row} reliability={reliability} timeZone={timeZone} showDays={differ} />
                </tr>
                {open === row.objective.slo && (
                  <tr>
                    <td colSpan={LADDER.length + OTHER_COLUMNS} className={styles.details}>
                      {details(row)}
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface FiguresProps extends Pick<Props, 'reliability' | 'timeZone'> {
  row: ObjectiveRow;
  /** Budgets are for different numbers of days. */
  showDays: boolean;
}

function Figures({ row, reliability, timeZone, showDays }: FiguresProps) {
  const styles = useStyles2(getStyles);
  const { objective, left, burns, members } = row;
  const age = { since: reliability.since.get(objective.slo), now: reliability.at / 1000 };
  const missing = missingBudget(row, age);
  if (missing === 'waiting') {
    return (
      <td colSpan={LADDER.length + 2} className="text">
        <span className={styles.quiet}>{reasonText(missing, age, timeZone)}</span>
      </td>
    );
  }
  const spender = members.find(({ month, day }) => (month?.bad ?? day?.bad ?? 0) > 0);
  return (
    <>
      <td className={styles.meter}>
        {missing === undefined ? (
          <>
            <BudgetMeter left={left} of={objective.title} />
            {showDays && (
              <span className={styles.reason}>
                {t('reliability.objectives.of-days', 'of {{count}} days', {
                  count: budgetDays(objective),
                  defaultValue_one: 'of {{count}} day',
                })}
              </span>
            )}
          </>
        ) : (
          <span className={styles.reason}>{reasonText(missing, age, timeZone)}</span>
        )}
      </td>
      {LADDER.map((window) => (
        <td key={window} className={(burns.get(window) ?? 0) > 1 ? styles.burning : undefined}>
          {burnText(burns.get(window))}
        </td>
      ))}
      <td className="text">{spender === undefined ? <NoSpender row={row} /> : <Spender member={spender} />}</td>
    </>
  );
}

/** What failed just now is in the windows of minutes before it is in anybody's budget. */
function NoSpender({ row }: { row: ObjectiveRow }) {
  const styles = useStyles2(getStyles);
  const burns = Array.from(row.burns.values()).some((burn) => burn > 0);
  return row.members.length === 0 || burns ? null : (
    <span className={styles.quiet}>{t('reliability.objectives.none', 'Nothing failed.')}</span>
  );
}

/** Who has the least left, and the sessions that spent it. */
function Spender({ member }: { member: MemberRow }) {
  return (
    <>
      {memberName(member.labels)} ({leftText(member.left)}){' '}
      <PageLink href={sessionsOf(member.labels, recentRange(member))}>{t('reliability.sessions', 'Sessions')}</PageLink>
    </>
  );
}

function OpenButton({ objective, open, onClick }: { objective: Objective; open: boolean; onClick: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={styles.button}
      aria-expanded={open}
      onClick={onClick}
      title={t('reliability.objectives.open', 'Who spends the budget of {{title}}, and what another target would do', {
        title: objective.title,
        interpolation: AS_TEXT,
      })}
    >
      <Icon name={open ? 'angle-down' : 'angle-right'} />
      {objective.title}
    </button>
  );
}

function burnHelp(): string {
  return t(
    'reliability.objectives.burn-help',
    'Times the pace at which the budget would last its time exactly, all members together.'
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  meter: css({ minWidth: 160 }),
  quiet: css({ color: theme.colors.text.secondary }),
  reason: css({ color: theme.colors.text.secondary, whiteSpace: 'normal', display: 'block', textAlign: 'left' }),
  burning: css({ color: theme.colors.warning.text }),
  details: css({ '&&': { textAlign: 'left', whiteSpace: 'normal', padding: theme.spacing(1, 2, 2) } }),
  button: css({
    all: 'unset',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    cursor: 'pointer',
    color: theme.colors.text.primary,
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.border}` },
  }),
});
