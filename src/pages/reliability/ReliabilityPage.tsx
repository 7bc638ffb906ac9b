import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { TEST_IDS } from '../../testIds';
import { Notice } from '../../ui/Notice';
import { ShortcutHelp } from '../../ui/ShortcutHelp';
import { SourceFailure } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { FiringPart } from './FiringPart';
import { type Reliability, type ReliabilitySources } from './load/loadReliability';
import { NoPrometheus, NoRules, PrometheusFailed } from './NoObjectives';
import { ObjectiveDetails } from './ObjectiveDetails';
import { ObjectivesPart } from './ObjectivesPart';
import { summarize } from './summary';
import { TiersPart } from './tiers/TiersPart';
import { useReliability } from './useReliability';
import { labelParameters, openParameters, readView, tierParameters, whatIfParameters } from './view';
import { WhatIf } from './what-if/WhatIf';
import { type WorstSources } from './worst/useWorstSessions';
import { WorstSessions } from './worst/WorstSessions';

interface Props {
  sources: ReliabilitySources & WorstSources;
  /** Its changes are the page's refresh: what is shown is always of now. */
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Objectives and their budgets, what fires, who is woken, and what another target would have done. */
export default function ReliabilityPage({ sources, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { reliability, firing } = useReliability(sources, timeRange);
  const { prometheus } = sources;
  const reload = () => {
    reliability.reload();
    firing.reload();
  };
  const objectives = () => {
    if (prometheus === undefined) {
      return <NoPrometheus />;
    }
    const { value, pending, error } = reliability;
    if (value !== undefined && value.definitions.objectives.length > 0) {
      return <Objectives reliability={value} sources={sources} prometheus={prometheus} timeZone={timeZone} />;
    }
    if (pending || (value === undefined && error === undefined)) {
      return <LoadingPlaceholder text={t('reliability.loading', 'Asking Prometheus for objectives…')} />;
    }
    return value === undefined ? <PrometheusFailed onRetry={reload} /> : <NoRules name={prometheus.source.name} />;
  };
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <ShortcutHelp shortcuts={shortcuts()} />
      </div>
      {reliability.error !== undefined && (
        <SourceFailure failure={reliability.error} onRetry={reload} data-testid={TEST_IDS.reliability.problem} />
      )}
      {(firing.value !== undefined || sources.alertmanager === undefined) && (
        <FiringPart firing={firing.value?.firing} at={firing.value?.at ?? 0} timeZone={timeZone} onRetry={reload} />
      )}
      {objectives()}
    </div>
  );
}

interface ObjectivesProps {
  reliability: Reliability;
  sources: WorstSources;
  prometheus: NonNullable<ReliabilitySources['prometheus']>;
  timeZone: TimeZone;
}

function Objectives({ reliability, sources, prometheus, timeZone }: ObjectivesProps) {
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const rows = useMemo(() => summarize(reliability), [reliability]);
  const { definitions, members, since } = reliability;
  return (
    <>
      <ObjectivesPart
        rows={rows}
        reliability={reliability}
        timeZone={timeZone}
        open={view.open}
        onOpen={(slo) => changeUrl(openParameters(slo), 'push')}
        details={(row) => (
          <ObjectiveDetails
            row={row}
            worst={
              row.objective.evaluated && (
                <WorstSessions
                  key={row.objective.slo}
                  sources={sources}
                  definitions={definitions}
                  row={row}
                  at={reliability.at}
                  tier={view.tier}
                  onTier={(tier) => changeUrl(tierParameters(tier), 'replace')}
                  timeZone={timeZone}
                />
              )
            }
            whatIf={
              row.objective.evaluated && (
                <WhatIf
                  prometheus={prometheus}
                  definitions={definitions}
                  objective={row.objective}
                  since={since.get(row.objective.slo)}
                  asked={view}
                  onAsk={(asked) => changeUrl(whatIfParameters(asked), 'replace')}
                  timeZone={timeZone}
                />
              )
            }
          />
        )}
      />
      {definitions.objectives.every(({ details }) => details === undefined) && (
        <Notice severity="info" data-testid={TEST_IDS.reliability.oldRules}>
          {t(
            'reliability.old-rules',
            'The loaded rules are older than this page, or were loaded less than a minute ago: load those that came with it to see tiers, who would be woken, and what another target would do.'
          )}
        </Notice>
      )}
      <TiersPart
        definitions={definitions}
        members={members}
        list={view.list}
        labels={view.labels}
        onList={(list) => changeUrl({ list }, 'replace')}
        onLabel={(label, value) => changeUrl(labelParameters({ [label]: value }), 'replace')}
      />
    </>
  );
}

function shortcuts() {
  return [
    { keys: ['Tab'], does: t('reliability.shortcuts.move', 'Go to the next link, field or objective') },
    { keys: ['Enter', 'Space'], does: t('reliability.shortcuts.open', 'Open or close the objective') },
    { keys: ['←', '→'], does: t('reliability.shortcuts.slide', 'On the slider: a lower or a higher target') },
    { keys: ['?'], does: t('reliability.shortcuts.help', 'Show this help') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0, width: '100%' }),
  top: css({ display: 'flex', justifyContent: 'flex-end', marginBottom: theme.spacing(-2) }),
});
