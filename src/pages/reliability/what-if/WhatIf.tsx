import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { fewestFailures } from '../../../analysis/slo/replay';
import { TEST_IDS } from '../../../testIds';
import { SourceFailure } from '../../../ui/SourceFailure';
import { useLatest } from '../../../ui/useLatest';
import { type Definitions, type Objective } from '../load/definitions';
import { loadHistory, type History } from '../load/loadRecorded';
import { type ReliabilitySources } from '../load/loadReliability';
import { partStyles } from '../styles';
import { tierOf } from '../summary';
import { type ReliabilityView } from '../view';
import { ChangedLines } from './ChangedLines';
import { Outcomes } from './Outcomes';
import { TargetField } from './TargetField';
import { linesToChange, outcomeOf, withWindows } from './whatIf';
import { WindowsFields } from './WindowsFields';

type Asked = Pick<ReliabilityView, 'target' | 'windows'>;

interface Props {
  prometheus: NonNullable<ReliabilitySources['prometheus']>;
  definitions: Definitions;
  objective: Objective;
  /** Seconds since 1970 from which it was recorded. */
  since: number | undefined;
  asked: Asked;
  onAsk: (asked: Asked) => void;
  timeZone: TimeZone;
}

/** Days that are replayed: Prometheus gives no more steps of five minutes at once than some 38 days have. */
const DAYS = 30;

/** Another target or other windows, tried on what was recorded: how often would somebody have been told? */
export function WhatIf({ prometheus, definitions, objective, since, asked, onAsk, timeZone }: Props) {
  const part = useStyles2(partStyles);
  const styles = useStyles2(getStyles);
  const profile = definitions.profiles.get(objective.details?.profile ?? '') ?? NO_PAIRS;
  const history = useHistory(prometheus, objective, fewestFailures(profile));
  const present = useMemo(
    () => ({ profile, tierOf: tierOf.bind(null, definitions, objective) }),
    [definitions, objective, profile]
  );
  const tried = useMemo(
    () =>
      history.value &&
      outcomeOf(history.value, {
        ...present,
        target: asked.target ?? objective.target,
        profile: withWindows(profile, asked.windows),
      }),
    [history.value, present, asked, objective, profile]
  );
  const asIs = useMemo(
    () => history.value && outcomeOf(history.value, { ...present, target: objective.target }),
    [history.value, present, objective]
  );
  if (objective.details === undefined || profile.length === 0) {
    return (
      <p className={part.quiet}>
        {t(
          'reliability.what-if.old-rules',
          'The loaded rules are older than this page and don’t say how they alert: run npm run rules and reload Prometheus to try other targets.'
        )}
      </p>
    );
  }
  const changed = asked.target !== undefined || Object.keys(asked.windows).length > 0;
  return (
    <section className={styles.part} data-testid={TEST_IDS.reliability.whatIf} aria-label={title()}>
      <h3 className={part.subheading}>{title()}</h3>
      <div className={styles.fields}>
        <TargetField target={asked.target ?? objective.target} onChange={(target) => onAsk({ ...asked, target })} />
        <WindowsFields profile={profile} windows={asked.windows} onChange={(windows) => onAsk({ ...asked, windows })} />
        {changed && (
          <Button variant="secondary" size="sm" fill="text" onClick={() => onAsk({ target: undefined, windows: {} })}>
            <Trans i18nKey="reliability.what-if.reset">As it is</Trans>
          </Button>
        )}
      </div>
      {history.error !== undefined && <SourceFailure failure={history.error} onRetry={history.reload} />}
      {history.pending && history.value === undefined && (
        <LoadingPlaceholder text={t('reliability.what-if.loading', 'Reading what was recorded…')} />
      )}
      {history.value && tried && asIs && (
        <Outcomes
          history={history.value}
          since={since}
          tried={changed ? tried : undefined}
          asIs={asIs}
          timeZone={timeZone}
        />
      )}
      <ChangedLines lines={linesToChange(objective, profile, asked)} profile={objective.details.profile} />
    </section>
  );
}

function useHistory(prometheus: Props['prometheus'], { slo, details }: Objective, fewest: number) {
  const { start, ...state } = useLatest<History>();
  const by = details?.by;
  const reload = useMemo(
    () => () => {
      if (by !== undefined) {
        start((signal) => loadHistory(prometheus, { slo, by, days: DAYS, to: Date.now(), fewest, signal }));
      }
    },
    [start, prometheus, slo, by, fewest]
  );
  useEffect(reload, [reload]);
  return { ...state, reload };
}

function title(): string {
  return t('reliability.what-if.title', 'What if');
}

const NO_PAIRS: never[] = [];

const getStyles = (theme: GrafanaTheme2) => ({
  part: css({ display: 'grid', gap: theme.spacing(1), minWidth: 0 }),
  fields: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 3) }),
});
