import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Spent, type SpentBy } from '../../../analysis/spending/spending';
import { totalTokens } from '../../../model/tokens';
import { Cost } from '../../../ui/Cost';
import { type FigureColumn, FigureTable } from '../../../ui/FigureTable';
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
  const columns: Array<FigureColumn<SpentBy>> = [
    {
      id: 'name',
      header: t('session.spending.name', 'Name'),
      className: styles.name,
      render: ({ name }) => (name === '' ? unnamed : name),
    },
    {
      id: 'calls',
      header: t('session.spending.calls', 'Calls'),
      render: ({ calls }) => (Number.isInteger(calls) ? calls : calls.toFixed(1)),
    },
    {
      id: 'tokens',
      header: t('session.tree.tokens', 'Tokens'),
      title: ({ tokens }) => describeTokens(tokens),
      render: ({ tokens }) => formatShort(totalTokens(tokens)),
    },
    { id: 'cost', header: t('session.tree.cost', 'Cost'), render: (row) => <Cost {...row} /> },
    {
      id: 'sources',
      header: t('session.spending.sources', 'Price from'),
      text: true,
      className: styles.sources,
      render: sourcesText,
    },
    {
      id: 'share',
      header: t('session.spending.share', 'Share'),
      className: styles.wide,
      render: ({ usd }) => <Share part={usd} whole={all.usd} />,
    },
  ];
  return (
    <section>
      <h3 className={table.title}>{title}</h3>
      {about !== undefined && <p className={table.about}>{about}</p>}
      <FigureTable
        label={title}
        columns={columns.filter(({ id }) => withSources || id !== 'sources')}
        rows={rows}
        rowKey={({ name }) => name}
      />
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
