import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { failureRule, type FailureRule } from '../../../analysis/slo/bad-calls';
import { type Counts } from '../../../analysis/slo/budget';
import { TIERS, type Tier } from '../../../analysis/slo/tiers';
import { DAY } from '../../../model/durations';
import { TEST_IDS } from '../../../testIds';
import { Notice } from '../../../ui/Notice';
import { SourceFailure } from '../../../ui/SourceFailure';
import { budgetDays, type Definitions } from '../load/definitions';
import { partStyles } from '../styles';
import { tierOf, type ObjectiveRow } from '../summary';
import { tierLabel } from '../texts';
import { Reach } from './Reach';
import { useWorstSessions, type WorstSources } from './useWorstSessions';
import { worstSessions } from './worstSessions';
import { WorstTable } from './WorstTable';

interface Props {
  sources: WorstSources;
  definitions: Definitions;
  row: ObjectiveRow;
  /** Milliseconds since 1970 at which the budget was asked for. */
  at: number;
  tier: Tier | undefined;
  onTier: (tier: Tier | undefined) => void;
  timeZone: TimeZone;
}

/** The sessions that spent most of an objective's budget. Loads as long as it is shown. */
export function WorstSessions(props: Props) {
  const part = useStyles2(partStyles);
  const { details } = props.row.objective;
  const failures = details?.failures;
  const rule = useMemo(
    () => (failures === undefined ? undefined : failureRule(failures, details?.by ?? [])),
    [failures, details]
  );
  return (
    <section aria-label={title()} data-testid={TEST_IDS.reliability.worst}>
      <h3 className={part.subheading}>{title()}</h3>
      {rule === undefined ? (
        <p className={part.quiet}>
          {t(
            'reliability.worst.untold',
            'Not known here: what this objective counts is more than single calls, or the loaded rules are older than this page.'
          )}
        </p>
      ) : props.sources.tempo === undefined ? (
        <Notice severity="info">
          {t(
            'reliability.worst.no-tempo',
            'Grafana has no Tempo data source that you may query, so which sessions spent it is not known here: add one under Connections, and choose it on the configuration page of this app.'
          )}
        </Notice>
      ) : (
        <Found {...props} rule={rule} />
      )}
    </section>
  );
}

function Found({ sources, definitions, row, at, tier, onTier, timeZone, rule }: Props & { rule: FailureRule }) {
  const styles = useStyles2(getStyles);
  const { objective, tiers, members } = row;
  const from = at - 1000 * DAY * budgetDays(objective);
  const recent = members.some(({ day }) => (day?.bad ?? 0) > 0);
  const { found, error, pending, reload, older } = useWorstSessions(sources, { rule, at, from, recent });
  const worst = useMemo(
    () =>
      found &&
      worstSessions(found, {
        rule,
        by: objective.details?.by ?? [],
        tier,
        tierOf: (labels) => tierOf(definitions, objective, labels),
      }),
    [found, rule, objective, tier, definitions]
  );
  const counts = tier === undefined ? row.month : tiers.find((budget) => budget.tier === tier)?.counts;
  const failures = (found ?? []).flatMap((loaded) => loaded.failures);
  return (
    <>
      {objective.details?.list !== undefined && (
        <RadioButtonGroup
          size="sm"
          className={styles.tiers}
          aria-label={t('reliability.details.tier', 'Tier')}
          options={[undefined, ...TIERS].map((value) => ({
            value: value ?? '',
            label: value === undefined ? t('reliability.worst.all-tiers', 'all') : tierLabel(value),
          }))}
          value={tier ?? ''}
          onChange={(value) => onTier(TIERS.find((other) => other === value))}
        />
      )}
      {failures.map((failure) => (
        <SourceFailure key={String(failure)} failure={failure} onRetry={reload} />
      ))}
      {error !== undefined && <SourceFailure failure={error} onRetry={reload} />}
      {worst === undefined && error === undefined && (
        <LoadingPlaceholder text={t('reliability.worst.loading', 'Searching Tempo for failed calls…')} />
      )}
      {worst !== undefined && worst.length > 0 && (
        <WorstTable worst={worst} allowed={allowedOf(counts, objective.target)} timeZone={timeZone} />
      )}
      {worst?.length === 0 && !pending && failures.length === 0 && (
        <p>{t('reliability.worst.none', 'No session with failed calls was found.')}</p>
      )}
      {found !== undefined && (
        <Reach
          found={found}
          from={from}
          bad={worst?.reduce((sum, session) => sum + session.bad, 0) ?? 0}
          counted={counts?.bad}
          days={budgetDays(objective)}
          pending={pending}
          onOlder={older}
          timeZone={timeZone}
        />
      )}
    </>
  );
}

/** Failures that the budget allows; undefined where nobody knows how many calls there were. */
function allowedOf(counts: Counts | undefined, target: number): number | undefined {
  return counts === undefined || counts.total === 0 ? undefined : (1 - target) * counts.total;
}

function title(): string {
  return t('reliability.worst.title', 'Sessions that spent most of it');
}

const getStyles = (theme: GrafanaTheme2) => ({
  tiers: css({ marginBottom: theme.spacing(1) }),
});
