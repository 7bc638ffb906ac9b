import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { type ContentFigures } from '../../analysis/digest/digest';
import { formatCount, formatPercent, formatShort, formatUsd, UNKNOWN } from '../../ui/format';
import { type RowReading, type SessionRow } from './rows';

/** What a session cost, with the number of calls without a price beside it. */
export function RowCost({ row: { priced, counts, reading } }: { row: SessionRow }) {
  const styles = useStyles2(getStyles);
  if (priced === undefined) {
    // Of what only log records tell, not even the calls are known before they are read.
    return counts === undefined ? (
      <Unread reading={reading} />
    ) : (
      <Pending>{t('sessions.cost.pending', 'Prices are being looked up')}</Pending>
    );
  }
  const { usd, unpricedCalls, basis } = priced.cost;
  return (
    <span title={costText(basis, unpricedCalls)}>
      {formatUsd(usd)}
      {unpricedCalls > 0 && <sup className={styles.badge}>{`+${unpricedCalls}`}</sup>}
    </span>
  );
}

function costText(basis: string, unpriced: number): string {
  const bases: Record<string, string> = {
    reported: t('sessions.cost.reported', 'Reported by the agent'),
    priced: t('sessions.cost.priced', 'Priced by its tokens'),
    mixed: t('sessions.cost.mixed', 'Partly reported by the agent, partly priced by tokens'),
    unpriced: t('sessions.cost.unpriced', 'No price is known'),
  };
  const missing = t('sessions.cost.missing', '{{count}} calls without a price: it cost more than this', {
    count: unpriced,
    defaultValue_one: '{{count}} call without a price: it cost more than this',
  });
  return [bases[basis], unpriced > 0 && missing].filter(Boolean).join('\n');
}

/** The fullest that a model's window was: a part of it, or tokens where the window is not known. */
export function RowContext({ row: { priced } }: { row: SessionRow }) {
  const context = priced?.context;
  return (
    <span
      title={
        context && context.fill === undefined ? t('sessions.context.unknown', 'The window is not known') : undefined
      }
    >
      {context === undefined
        ? UNKNOWN
        : context.fill === undefined
          ? formatShort(context.tokens)
          : formatPercent(context.fill)}
    </span>
  );
}

/** Proven loops, with the suspected ones after a plus. */
export function RowLoops({ row }: { row: SessionRow }) {
  const styles = useStyles2(getStyles);
  return (
    <OfContent row={row}>
      {({ loops, suspectedLoops }) => (
        <>
          <span className={loops > 0 ? styles.bad : undefined}>{formatCount(loops)}</span>
          {suspectedLoops > 0 && (
            <sup
              className={styles.badge}
              title={t('sessions.loops.suspected', '{{count}} suspected', { count: suspectedLoops })}
            >
              {`+${suspectedLoops}?`}
            </sup>
          )}
        </>
      )}
    </OfContent>
  );
}

/** Money that went for nothing; tokens where nothing has a price. */
export function RowWaste({ row }: { row: SessionRow }) {
  return (
    <OfContent row={row}>
      {({ waste }) =>
        waste.calls === 0 ? (
          formatUsd(0)
        ) : waste.usd === null ? (
          <span title={t('sessions.waste.tokens', 'Tokens: the calls have no price')}>{formatShort(waste.tokens)}</span>
        ) : (
          formatUsd(waste.usd)
        )
      }
    </OfContent>
  );
}

/** Calls that did not do what was asked for, and yet did not fail. */
export function RowWarnings({ row }: { row: SessionRow }) {
  const styles = useStyles2(getStyles);
  const warnings = row.counts?.warnings ?? 0;
  return (
    <OfContent row={row}>
      {() => <span className={warnings > 0 ? styles.warning : undefined}>{formatCount(warnings)}</span>}
    </OfContent>
  );
}

/** Judgements by people. */
export function RowFeedback({ row }: { row: SessionRow }) {
  return (
    <OfContent row={row}>
      {({ feedback: { good, bad, all } }) => (all === 0 ? UNKNOWN : `${good} ▲ ${bad} ▼`)}
    </OfContent>
  );
}

/** What only all of a session's records tell: a mark until they have been read, with the reason. */
function OfContent({ row, children }: { row: SessionRow; children: (content: ContentFigures) => ReactNode }) {
  return row.content === undefined ? <Unread reading={row.reading} /> : <>{children(row.content)}</>;
}

function Unread({ reading }: { reading: RowReading }) {
  const reasons: Record<RowReading, string> = {
    unread: t('sessions.unread.yet', 'Known once its records have been read: they are when the row comes into view'),
    reading: t('sessions.unread.now', 'Its records are being read'),
    read: '',
    failed: t('sessions.unread.failed', 'Its records could not be read; the session’s page says why'),
    large: t('sessions.unread.large', 'Too large to be read for a list: open the session'),
  };
  return reading === 'unread' || reading === 'reading' ? (
    <Pending>{reasons[reading]}</Pending>
  ) : (
    <span title={reasons[reading]}>?</span>
  );
}

function Pending({ children }: { children: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.pending} title={children}>
      …
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  badge: css({ marginLeft: 2, color: theme.colors.warning.text, fontSize: '0.8em' }),
  warning: css({ color: theme.colors.warning.text, fontWeight: theme.typography.fontWeightMedium }),
  bad: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  pending: css({ color: theme.colors.text.disabled }),
});
