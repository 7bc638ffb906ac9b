import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { fillOf } from '../../../analysis/context/context';
import { type Waste, WASTE_REASONS, type WasteReason } from '../../../analysis/waste/waste';
import { cachedShare, TOKEN_BUCKETS, totalTokens } from '../../../model/tokens';
import { formatCount, formatDuration, formatPercent, formatShort, formatUsd } from '../../../ui/format';
import { FigureLine, Figure } from '../../../ui/FigureLine';
import { Cost } from '../../../ui/Cost';
import { bucketLabel, describeTokens } from '../../../ui/TokenCount';
import { type Study } from '../study';
import { countText, runsText } from './countTexts';

/** What the session took, in two lines: time and calls; tokens, money and context. */
export function Figures({ study }: { study: Study }) {
  const styles = useStyles2(getStyles);
  const { session, occupancy, firstResponse, spending, waste, context, loops } = study;
  const { totals } = session;
  const failures = totals.llmErrors + totals.toolErrors;
  const certain = loops.filter(({ suspected }) => !suspected).length;
  const peak = context.peak && fillOf(context.peak);
  const cached = cachedShare(totals.tokens);
  return (
    <>
      <FigureLine>
        <Figure value={formatDuration(occupancy.wall)} name={t('session.summary.wall', 'wall time')} />
        <Figure value={formatDuration(occupancy.active)} name={t('session.summary.active', 'active')} />
        {firstResponse && (
          <Figure
            value={formatDuration(firstResponse.after)}
            name={
              firstResponse.by === 'first_token'
                ? t('session.summary.first-token', 'to the first token')
                : t('session.summary.first-answer', 'to the first answer')
            }
          />
        )}
        <Figure value={runsText(totals)} />
        <Figure value={countText('steps', totals.steps)} />
        <Figure value={countText('llm', totals.llmCalls)} />
        <Figure value={countText('tools', totals.toolCalls)} />
        <span className={failures > 0 ? styles.failures : styles.quiet}>{countText('failed', failures)}</span>
        <span className={certain > 0 ? styles.failures : styles.quiet}>{countText('loops', certain)}</span>
      </FigureLine>
      <FigureLine>
        <span title={describeTokens(totals.tokens)}>
          <Figure value={formatShort(totalTokens(totals.tokens))} name={t('session.summary.tokens', 'tokens')} />
        </span>
        {TOKEN_BUCKETS.filter((bucket) => totals.tokens[bucket] !== undefined).map((bucket) => (
          <Figure key={bucket} value={formatShort(totals.tokens[bucket])} name={bucketLabel(bucket)} />
        ))}
        {cached !== undefined && (
          <Figure value={formatPercent(cached)} name={t('session.summary.cached', 'of input from cache')} />
        )}
        <Cost {...spending.all} />
        {waste.calls.size > 0 && (
          <span title={wasteText(waste)}>
            <Figure
              value={waste.all.usd === null ? formatShort(totalTokens(waste.all.tokens)) : formatUsd(waste.all.usd)}
              name={
                waste.all.usd === null
                  ? t('session.summary.wasted-tokens', 'tokens wasted')
                  : t('session.summary.wasted', 'wasted')
              }
            />
          </span>
        )}
        {context.peak && (
          <Figure
            value={peak === undefined ? formatShort(context.peak.used) : formatPercent(peak)}
            name={
              peak === undefined
                ? t('session.summary.peak-tokens', 'tokens context peak, window unknown')
                : t('session.summary.peak', 'context peak of {{window}}', {
                    window: formatShort(context.peak.window),
                  })
            }
          />
        )}
        {context.shrinkings.length > 0 && (
          <Figure
            value={formatCount(context.shrinkings.length)}
            name={t('session.summary.shrinkings', 'times condensed')}
          />
        )}
      </FigureLine>
    </>
  );
}

/** What was spent for nothing, by reason. */
function wasteText({ byReason }: Waste): string {
  const labels: Record<WasteReason, string> = {
    loop: t('session.waste.loop', 'in loops after the second round'),
    failed_run: t('session.waste.failed-run', 'in runs that failed'),
    abandoned_run: t('session.waste.abandoned-run', 'in runs that were abandoned'),
  };
  return WASTE_REASONS.flatMap((reason) => {
    const wasted = byReason[reason];
    return wasted === undefined
      ? []
      : [`${labels[reason]}: ${formatUsd(wasted.usd)}, ${formatShort(totalTokens(wasted.tokens))}`];
  }).join('\n');
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary }),
  failures: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
});
