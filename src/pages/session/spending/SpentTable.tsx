import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { type Spent, type SpentBy } from '../../../analysis/spending/spending';
import { totalTokens } from '../../../model/tokens';
import { Cost } from '../../../ui/Cost';
import { formatPercent, formatShort, UNKNOWN } from '../../../ui/format';
import { describeTokens } from '../../../ui/TokenCount';
import { tableStyles } from './tableStyles';

interface Props {
  title: string;
  /** How the sums are made, where the title does not say. */
  about?: string;
  rows: readonly SpentBy[];
  all: Spent;
  /** Name of the row that has none. */
  unnamed: string;
  /** Says where the figures of each row come from. */
  withSources?: boolean;
}

/** Sums of calls by one thing, with the share of each in the whole. */
export function SpentTable({ title, about, rows, all, unnamed, withSources = false }: Props) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(tableStyles);
  const titleId = useId();
  return (
    <section>
      <h3 id={titleId} className={table.title}>
        {title}
      </h3>
      {about !== undefined && <p className={table.about}>{about}</p>}
      <table className={table.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{t('session.spending.name', 'Name')}</th>
            <th scope="col">{t('session.spending.calls', 'Calls')}</th>
            <th scope="col">{t('session.tree.tokens', 'Tokens')}</th>
            <th scope="col">{t('session.tree.cost', 'Cost')}</th>
            {withSources && (
              <th scope="col" className="text">
                {t('session.spending.sources', 'Price from')}
              </th>
            )}
            <th scope="col" className={styles.wide}>
              {t('session.spending.share', 'Share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={styles.name}>
                {row.name === '' ? unnamed : row.name}
              </th>
              <td>{Number.isInteger(row.calls) ? row.calls : row.calls.toFixed(1)}</td>
              <td title={describeTokens(row.tokens)}>{formatShort(totalTokens(row.tokens))}</td>
              <td>
                <Cost {...row} />
              </td>
              {withSources && <td className={cx('text', styles.sources)}>{sourcesText(row)}</td>}
              <td>
                <Share part={row.usd} whole={all.usd} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the cost of a row comes from: the agent, and the prices by name and date. */
function sourcesText({ bases, priceSources }: Spent): string {
  const reported = bases.has('reported') ? [t('session.spending.reported', 'the agent')] : [];
  return [...reported, ...priceSources].join('; ') || UNKNOWN;
}

function Share({ part, whole }: { part: number | null; whole: number | null }) {
  const styles = useStyles2(getStyles);
  if (part === null || whole === null || whole === 0) {
    return <>{UNKNOWN}</>;
  }
  return (
    <span className={styles.share}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.filled} style={{ width: `${(100 * part) / whole}%` }} />
      </span>
      {formatPercent(part / whole)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  wide: css({ width: '28%' }),
  name: css({ minWidth: 112 }),
  sources: css({ color: theme.colors.text.secondary }),
  share: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), justifyContent: 'flex-end' }),
  bar: css({
    flexGrow: 1,
    height: 6,
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.background.secondary,
  }),
  filled: css({
    display: 'block',
    height: '100%',
    borderRadius: theme.shape.radius.pill,
    background: theme.colors.primary.main,
  }),
});
