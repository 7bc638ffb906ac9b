import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type Amount, type AmountBy } from '../../analysis/spending/across';
import { type BillGroup } from '../../analysis/spending/bill';
import { type BillMeasure } from '../../analysis/spending/over-time';
import { totalTokens } from '../../model/tokens';
import { TEST_IDS } from '../../testIds';
import { Change } from '../../ui/Change';
import { Cost } from '../../ui/Cost';
import { type FigureColumn, FigureTable } from '../../ui/FigureTable';
import { formatCount, formatPercent, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Name } from '../../ui/Name';
import { isolatedName } from '../../ui/plainText';
import { TokenCount } from '../../ui/TokenCount';
import { groupColor } from './colors';
import { groupLabel, nameLabel } from './texts';

interface Props {
  by: BillGroup;
  measure: BillMeasure;
  /** In their order. */
  groups: readonly AmountBy[];
  all: Amount;
  /** See `Bill.groupsBefore`. */
  before?: ReadonlyMap<string | undefined, number | null>;
  /** Only traces know sessions. */
  withSessions: boolean;
  /** Names that the page is narrowed to. */
  chosen: readonly string[];
  /** Address of a group's sessions; undefined where the page's own list is all there is. */
  urlOf: (name: string | undefined) => string | undefined;
  onToggle: (name: string | undefined) => void;
}

/** The bill by one thing: bars that lead to their sessions. */
export function GroupTable({ by, measure, groups, all, before, withSessions, chosen, urlOf, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const largest = Math.max(0, ...groups.map((group) => measured(group, measure) ?? 0));
  const whole = measured(all, measure);
  const colorOf = (group: AmountBy) => groupColor(theme, groups.indexOf(group));
  const columns: Array<FigureColumn<AmountBy> | undefined> = [
    {
      id: 'name',
      header: groupLabel(by),
      className: styles.name,
      render: (group) => (
        <>
          <span className={styles.swatch} style={{ background: colorOf(group) }} aria-hidden />
          <GroupName label={nameLabel(by, group.name)} url={urlOf(group.name)} named={group.name !== undefined} />
        </>
      ),
    },
    {
      id: 'share',
      header: t('cost.groups.share', 'Share'),
      className: styles.wide,
      render: (group) => (
        <Share value={measured(group, measure)} whole={whole} largest={largest} color={colorOf(group)} />
      ),
    },
    {
      id: 'cost',
      header: t('cost.groups.cost', 'Cost'),
      render: ({ usd, unpriced, bases, priceSources }) => (
        <Cost usd={usd} unpriced={Math.round(10 * unpriced) / 10} bases={bases} priceSources={priceSources} />
      ),
    },
    {
      id: 'before',
      header: t('cost.groups.before', 'Before'),
      render: ({ name, usd }) =>
        before === undefined ? (
          UNKNOWN
        ) : (
          <Change now={usd ?? undefined} before={before.has(name) ? (before.get(name) ?? undefined) : 0} good="less" />
        ),
    },
    {
      id: 'tokens',
      header: t('cost.groups.tokens', 'Tokens'),
      render: ({ tokens }) => <TokenCount tokens={rounded(tokens)} />,
    },
    { id: 'calls', header: t('cost.groups.calls', 'Calls'), render: ({ calls }) => formatCalls(calls) },
    withSessions
      ? {
          id: 'sessions',
          header: t('cost.groups.sessions', 'Sessions'),
          render: ({ sessions }) => formatCount(sessions),
        }
      : undefined,
    {
      id: 'narrow',
      header: '',
      description: t('cost.groups.narrow', 'Narrow'),
      className: styles.narrow,
      render: ({ name }) => (
        <NarrowButton label={nameLabel(by, name)} chosen={chosen.includes(name ?? '')} onClick={() => onToggle(name)} />
      ),
    },
  ];
  return (
    <FigureTable
      caption={
        by === 'tool'
          ? t(
              'cost.groups.tools',
              'By tool: a call of a model belongs to the tools whose results it read, a sub-agent to the tool that started it'
            )
          : t('cost.groups.by', 'By {{group}}', { group: groupLabel(by) })
      }
      columns={columns.filter((column) => column !== undefined)}
      rows={groups}
      className={styles.table}
      rowKey={({ name }) => name ?? ''}
      data-testid={TEST_IDS.cost.groups}
    />
  );
}

/** A group's name, which leads to its sessions where they can be listed. */
function GroupName({ label, url, named }: { label: string; url: string | undefined; named: boolean }) {
  const styles = useStyles2(getStyles);
  return url === undefined ? (
    <span className={styles.quiet}>
      <Name of={label} />
    </span>
  ) : (
    <Link
      to={url}
      className={named ? undefined : styles.quiet}
      title={t('cost.groups.open', 'Sessions of {{name}}', {
        name: isolatedName(label),
        interpolation: AS_TEXT,
      })}
    >
      <Name of={label} />
    </Link>
  );
}

interface ShareProps {
  value: number | undefined;
  whole: number | undefined;
  /** Fills the bar. */
  largest: number;
  color: string;
}

/** A group's part in the whole, as a bar and in per cent. */
function Share({ value, whole, largest, color }: ShareProps) {
  const styles = useStyles2(getStyles);
  const width = largest > 0 ? `${(100 * (value ?? 0)) / largest}%` : 0;
  return (
    <span className={styles.share}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.filled} style={{ width, background: color }} />
      </span>
      <span className={styles.part}>
        {value === undefined || whole === undefined || whole === 0
          ? UNKNOWN
          : value === 0
            ? '0 %'
            : formatPercent(value / whole)}
      </span>
    </span>
  );
}

function NarrowButton({ label, chosen, onClick }: { label: string; chosen: boolean; onClick: () => void }) {
  return (
    <IconButton
      name={chosen ? 'times' : 'filter'}
      size="sm"
      aria-label={
        chosen
          ? t('cost.groups.all', 'No longer only {{name}}', {
              name: isolatedName(label),
              interpolation: AS_TEXT,
            })
          : t('cost.groups.only', 'Only {{name}}', {
              name: isolatedName(label),
              interpolation: AS_TEXT,
            })
      }
      onClick={onClick}
    />
  );
}

function measured({ usd, tokens }: Amount, measure: BillMeasure): number | undefined {
  return measure === 'cost' ? (usd ?? undefined) : totalTokens(tokens);
}

/** Whole calls; parts of them, where several tools led to one, to a tenth. */
function formatCalls(calls: number): string {
  const tenths = Math.round(10 * calls) / 10;
  return Number.isInteger(tenths) ? formatCount(tenths) : tenths.toFixed(1);
}

function rounded(tokens: Amount['tokens']): Amount['tokens'] {
  return Object.fromEntries(
    Object.entries(tokens).map(([bucket, count]: [string, number | undefined]) => [
      bucket,
      count === undefined ? undefined : Math.round(count),
    ])
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ 'thead th:first-child': { textTransform: 'capitalize' } }),
  wide: css({ width: '32%' }),
  name: css({ maxWidth: 420, a: { color: theme.colors.text.link } }),
  swatch: css({
    display: 'inline-block',
    width: 10,
    height: 10,
    marginRight: theme.spacing(1),
    borderRadius: 2,
  }),
  quiet: css({ color: theme.colors.text.secondary }),
  share: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  bar: css({
    flexGrow: 1,
    height: 10,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  filled: css({ display: 'block', height: '100%', borderRadius: theme.shape.radius.default }),
  part: css({ minWidth: 40 }),
  narrow: css({ width: 28 }),
});
