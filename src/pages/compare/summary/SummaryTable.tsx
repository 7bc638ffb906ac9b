import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { TEST_IDS } from '../../../testIds';
import { Cost } from '../../../ui/Cost';
import { figureTable } from '../../../ui/figureTable.styles';
import { formatDateTime, formatDayAndTime, UNKNOWN } from '../../../ui/format';
import { sessionUrl } from '../../../ui/links';
import { SessionOutcomeMark } from '../../../ui/SessionOutcomeMark';
import { describeTokens } from '../../../ui/TokenCount';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type SideSummary } from '../engine/comparison';
import { type Side, SIDES } from '../sides';
import { sideLabel } from '../texts';
import { changeOf, MEASURES } from './measures';

interface Props {
  /** Undefined while one is loaded. */
  sides: Readonly<Record<Side, SideSummary | undefined>>;
  timeZone: TimeZone;
}

/** Both sessions and how far the right one is from the left one, measure by measure. */
export function SummaryTable({ sides, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search] = useUrlQuery();
  const { left, right } = sides;
  return (
    <div className={styles.scrolled} role="region" aria-label={t('compare.summary.label', 'Summary')} tabIndex={0}>
      <table className={styles.table} data-testid={TEST_IDS.compare.summary}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.hidden}>{t('compare.summary.side', 'Side')}</span>
            </th>
            <th scope="col" className="text">
              {t('compare.summary.session', 'Session')}
            </th>
            <th scope="col" className="text">
              {t('compare.summary.agent', 'Agent and models')}
            </th>
            <th scope="col" className="text">
              {t('compare.summary.outcome', 'Outcome')}
            </th>
            <th scope="col">{t('compare.summary.start', 'Started')}</th>
            {MEASURES.map(({ id, label }) => (
              <th key={id} scope="col">
                {label()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SIDES.map((side) => {
            const summary = sides[side];
            return (
              <tr key={side} data-testid={TEST_IDS.compare.side(side)}>
                <th scope="row">{sideLabel(side)}</th>
                <td className={cx('text', styles.session)} title={summary?.id}>
                  {summary && <Link to={sessionUrl(summary.id, search)}>{summary.name ?? summary.id}</Link>}
                </td>
                <td className={cx('text', styles.agent)} title={summary && agentText(summary)}>
                  {summary ? agentText(summary) : UNKNOWN}
                </td>
                <td className="text">
                  {summary && <SessionOutcomeMark outcome={summary.outcome} evidence={summary.evidence} />}
                </td>
                <td title={summary && formatDateTime(summary.start, timeZone)}>
                  {summary ? formatDayAndTime(summary.start, timeZone) : UNKNOWN}
                </td>
                {MEASURES.map(({ id, valueOf, format }) => (
                  <td key={id} title={id === 'tokens' && summary ? describeTokens(summary.figures.tokens) : undefined}>
                    {id === 'cost' && summary ? (
                      <Cost {...summary.figures} />
                    ) : (
                      format(summary && valueOf(summary.figures))
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
          <tr data-testid={TEST_IDS.compare.deltas}>
            <th scope="row">{t('compare.summary.change', 'Change')}</th>
            <td className="text" />
            <td className="text">{left && right && agentChange(left, right)}</td>
            <td className="text">{left && right && outcomeChange(left, right)}</td>
            <td />
            {MEASURES.map((measure) => {
              const change = left && right && changeOf(measure, left.figures, right.figures);
              return (
                <td key={measure.id} className={change?.isWorse === true ? styles.worse : undefined}>
                  {change?.text ?? UNKNOWN}
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function agentText({ agent, version, models }: SideSummary): string {
  const name = [agent, version].filter(Boolean).join(' ');
  return [name, models.join(', ')].filter(Boolean).join(' · ');
}

function agentChange(left: SideSummary, right: SideSummary): string {
  const differ = [
    left.agent !== right.agent && t('compare.summary.other-agent', 'another agent'),
    left.version !== right.version && t('compare.summary.other-version', 'another version'),
    left.models.join('\n') !== right.models.join('\n') && t('compare.summary.other-models', 'other models'),
  ].filter((text) => text !== false);
  return differ.length === 0 ? t('compare.summary.same', 'the same') : differ.join(', ');
}

function outcomeChange(left: SideSummary, right: SideSummary): string {
  return left.outcome === right.outcome
    ? t('compare.summary.same', 'the same')
    : t('compare.summary.other-outcome', 'another outcome');
}

const getStyles = (theme: GrafanaTheme2) => ({
  scrolled: css({ overflowX: 'auto' }),
  table: cx(
    figureTable(theme),
    css({
      // A narrow window scrolls the table; nothing in it breaks between letters.
      'tbody th, tbody td.text': { whiteSpace: 'nowrap', overflowWrap: 'normal' },
      'tbody tr:last-child': {
        background: theme.colors.background.secondary,
        fontWeight: theme.typography.fontWeightMedium,
      },
    })
  ),
  session: css({ maxWidth: 200, overflow: 'hidden', textOverflow: 'ellipsis' }),
  agent: css({ maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis' }),
  worse: css({ color: theme.colors.error.text }),
  hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }),
});
