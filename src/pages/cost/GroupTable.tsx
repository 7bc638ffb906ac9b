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
import { figureTable } from '../../ui/figureTable.styles';
import { formatCount, formatPercent, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
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
  const table = useStyles2(figureTable);
  const theme = useTheme2();
  const largest = Math.max(0, ...groups.map((group) => measured(group, measure) ?? 0));
  const whole = measured(all, measure);
  return (
    <table className={table} data-testid={TEST_IDS.cost.groups}>
      <caption className={styles.caption}>
        {by === 'tool'
          ? t(
              'cost.groups.tools',
              'By tool: a call of a model belongs to the tools whose results it read, a sub-agent to the tool that started it'
            )
          : t('cost.groups.by', 'By {{group}}', { group: groupLabel(by) })}
      </caption>
      <thead>
        <tr>
          <th scope="col" className={styles.heading}>
            {groupLabel(by)}
          </th>
          <th scope="col" className={styles.wide}>
            {t('cost.groups.share', 'Share')}
          </th>
          <th scope="col">{t('cost.groups.cost', 'Cost')}</th>
          <th scope="col">{t('cost.groups.before', 'Before')}</th>
          <th scope="col">{t('cost.groups.tokens', 'Tokens')}</th>
          <th scope="col">{t('cost.groups.calls', 'Calls')}</th>
          {withSessions && <th scope="col">{t('cost.groups.sessions', 'Sessions')}</th>}
          <th scope="col" aria-label={t('cost.groups.narrow', 'Narrow')} />
        </tr>
      </thead>
      <tbody>
        {groups.map((group, place) => {
          const { name } = group;
          const label = nameLabel(by, name);
          const url = urlOf(name);
          const value = measured(group, measure);
          const isChosen = chosen.includes(name ?? '');
          return (
            <tr key={name ?? ''}>
              <th scope="row" className={styles.name}>
                <span className={styles.swatch} style={{ background: groupColor(theme, place) }} aria-hidden />
                {url === undefined ? (
                  <span className={styles.quiet}>{label}</span>
                ) : (
                  <Link
                    to={url}
                    className={name === undefined ? styles.quiet : undefined}
                    title={t('cost.groups.open', 'Sessions of {{name}}', { name: label, interpolation: AS_TEXT })}
                  >
                    <bdi>{label}</bdi>
                  </Link>
                )}
              </th>
              <td>
                <span className={styles.share}>
                  <span className={styles.bar} aria-hidden>
                    <span
                      className={styles.filled}
                      style={{
                        width: largest > 0 ? `${(100 * (value ?? 0)) / largest}%` : 0,
                        background: groupColor(theme, place),
                      }}
                    />
                  </span>
                  <span className={styles.part}>
                    {value === undefined || whole === undefined || whole === 0
                      ? UNKNOWN
                      : value === 0
                        ? '0 %'
                        : formatPercent(value / whole)}
                  </span>
                </span>
              </td>
              <td>
                <Cost
                  usd={group.usd}
                  unpriced={Math.round(10 * group.unpriced) / 10}
                  bases={group.bases}
                  priceSources={group.priceSources}
                />
              </td>
              <td>
                {before === undefined ? (
                  UNKNOWN
                ) : (
                  <Change
                    now={group.usd ?? undefined}
                    before={before.has(name) ? (before.get(name) ?? undefined) : 0}
                    good="less"
                  />
                )}
              </td>
              <td>
                <TokenCount tokens={rounded(group.tokens)} />
              </td>
              <td>{formatCalls(group.calls)}</td>
              {withSessions && <td>{formatCount(group.sessions)}</td>}
              <td className={styles.narrow}>
                <IconButton
                  name={isChosen ? 'times' : 'filter'}
                  size="sm"
                  aria-label={
                    isChosen
                      ? t('cost.groups.all', 'No longer only {{name}}', { name: label, interpolation: AS_TEXT })
                      : t('cost.groups.only', 'Only {{name}}', { name: label, interpolation: AS_TEXT })
                  }
                  onClick={() => onToggle(name)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
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
  caption: css({
    captionSide: 'top',
    padding: theme.spacing(0.5, 0),
    color: theme.colors.text.secondary,
    textAlign: 'left',
  }),
  heading: css({ textTransform: 'capitalize' }),
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
