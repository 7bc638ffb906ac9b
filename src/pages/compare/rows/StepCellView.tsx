import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { TEST_IDS } from '../../../testIds';
import { formatDuration, formatUsd } from '../../../ui/format';
import { sessionPartUrl } from '../../../ui/links';
import { outcomeLabel, toneOf } from '../../../ui/outcomes';
import { plainName } from '../../../ui/plainText';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { type CallChip, type StepCell } from '../engine/comparison';

/** Calls of a step that its row names; the details have all of them. */
const MOST = 4;

/** A step in its row: its number, which leads to it on the session's own page, what it called, its cost and time. */
export function StepCellView({ cell, session }: { cell: StepCell; session: string }) {
  const styles = useStyles2(getStyles);
  const [search] = useUrlQuery();
  const { reference, number, calls, model, answered, usd, unpriced, duration } = cell;
  const title = t('compare.step.open', 'Open step {{number}} on the session’s own page', { number });
  return (
    <>
      <Link
        to={sessionPartUrl(session, reference, search, { view: 'steps' })}
        className={styles.number}
        title={title}
        aria-label={title}
        data-testid={TEST_IDS.compare.step}
      >
        {number}
      </Link>
      <span className={styles.calls}>
        {calls.slice(0, MOST).map((call, index) => (
          <Call key={index} call={call} />
        ))}
        {calls.length > MOST && (
          <span className={styles.quiet}>
            {t('compare.step.more', '{{count}} more', { count: calls.length - MOST })}
          </span>
        )}
        {calls.length === 0 && (
          <span className={cx(styles.answer, answered === 'error' && styles.failed)}>
            {answered === 'error'
              ? t('compare.step.failed', 'the model’s call failed')
              : t('compare.step.answer', 'answer without tools')}{' '}
            <span className={styles.quiet}>{model}</span>
          </span>
        )}
      </span>
      <span className={styles.figure} title={t('compare.step.cost', 'Cost')}>
        {formatUsd(usd)}
        {unpriced > 0 && usd !== null && '+'}
      </span>
      <span className={styles.figure} title={t('compare.step.time', 'Time')}>
        {formatDuration(duration)}
      </span>
    </>
  );
}

function Call({ call: { name, preview, outcome } }: { call: CallChip }) {
  const styles = useStyles2(getStyles);
  const failed = toneOf(outcome) === 'bad';
  const text = preview === undefined ? undefined : plainName(preview);
  return (
    <span className={styles.call} title={[plainName(name), text, outcomeLabel(outcome)].filter(Boolean).join('\n')}>
      <bdi className={cx(styles.tool, failed && styles.failed)}>
        {plainName(name)}
        {failed && ' ✖'}
      </bdi>
      {text !== undefined && <bdi className={styles.arguments}>{text}</bdi>}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  number: css({
    flexShrink: 0,
    minWidth: 28,
    marginRight: theme.spacing(1),
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
  calls: css({ display: 'flex', flexGrow: 1, gap: theme.spacing(1), minWidth: 0, overflow: 'hidden' }),
  call: css({ display: 'flex', gap: theme.spacing(0.75), minWidth: 0, flexShrink: 1, overflow: 'hidden' }),
  tool: css({ flexShrink: 0, maxWidth: 240, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  failed: css({
    padding: theme.spacing(0, 0.5),
    borderRadius: theme.shape.radius.default,
    // Red on a row that is tinted itself can't be read.
    background: theme.colors.background.primary,
    color: theme.colors.error.text,
  }),
  arguments: css({
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
  }),
  answer: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  quiet: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
  figure: css({
    flexShrink: 0,
    minWidth: 58,
    marginLeft: theme.spacing(0.5),
    textAlign: 'right',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  }),
});
