import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type AmountBy } from '../../analysis/spending/across';
import { toggled, usedFilters } from '../../analysis/spending/narrow';
import { RequestCostsText } from '../../loading/RequestCostsText';
import { SearchReach } from '../../loading/sessions/SearchReach';
import { TEST_IDS } from '../../testIds';
import { PageFrame } from '../../ui/PageFrame';
import { SourceFailures } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { BillOverTime } from './chart/BillOverTime';
import { CostBar } from './CostBar';
import { CostNotices } from './CostNotices';
import { CostStatus } from './CostStatus';
import { DearestSessions } from './DearestSessions';
import { Figures } from './Figures';
import { GroupTable } from './GroupTable';
import { sessionsAtUrl, sessionsOfUrl } from './links';
import { NoCosts } from './NoCosts';
import { UnpricedModels } from './UnpricedModels';
import { type BillSources, useBill } from './useBill';
import { type CostView, NO_FILTERS, readView, viewParameters } from './view';

interface Props {
  sources: BillSources;
  timeRange: TimeRange;
  timeZone: TimeZone;
}

/** Groups that are listed. */
const MOST_GROUPS = 100;

const NO_GROUPS: readonly AmountBy[] = [];

/** What agents cost in the time range, and on what it was spent. */
export default function CostPage({ sources, timeRange, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const view = useMemo(() => readView(search), [search]);
  const { by, measure, filters } = view;
  const shown = useBill(sources, timeRange, view);
  const { bill, from, traces, pending, names } = shown;
  const groups = bill?.groups ?? NO_GROUPS;
  const change = (changed: CostView) => changeUrl(viewParameters(changed), 'push');
  const progress = traces?.progress;
  const reading = progress !== undefined && progress.read < progress.toRead;
  const busy = pending || reading || (progress !== undefined && progress.priced < progress.found);

  return (
    <PageFrame totals={<CostStatus from={from} progress={progress} busy={busy} />} shortcuts={shortcuts()}>
      {bill !== undefined && bill.all.calls > 0 && (
        <Figures
          bill={bill}
          from={from}
          cut={shown.cut}
          wasteOpen={busy || (progress !== undefined && progress.left + progress.large.length + progress.failed > 0)}
        />
      )}
      <CostBar view={view} from={from} hasMetrics={sources.prometheus !== undefined} onChange={change} />
      <CostNotices
        ignored={view.ignored}
        notInMetrics={shown.notInMetrics}
        progress={progress}
        judgementsFailed={traces?.judgementsFailed === true}
        search={search}
        onReadMore={() => traces?.readMore()}
      />
      <SourceFailures
        failures={traces?.sessions.loaded?.failures}
        error={shown.error}
        onRetry={shown.reload}
        data-testid={TEST_IDS.cost.problem}
      />
      {bill === undefined || bill.all.calls === 0 ? (
        <NoCosts
          from={from}
          hasTempo={sources.tempo !== undefined}
          hasLoki={sources.loki !== undefined}
          pending={busy || (bill === undefined && shown.error === undefined)}
          failed={shown.error !== undefined || (traces?.sessions.loaded?.failures.length ?? 0) > 0}
          found={progress?.found ?? 0}
          filtered={usedFilters(filters).length > 0}
          onClear={() => change({ ...view, filters: NO_FILTERS })}
        />
      ) : (
        <>
          <BillOverTime
            view={view}
            lines={shown.timed}
            slots={shown.slots}
            groups={groups}
            timeZone={timeZone}
            onOpen={(slot) => locationService.push(sessionsAtUrl(search, filters, slot))}
          />
          <GroupTable
            by={by}
            measure={measure}
            groups={groups.slice(0, MOST_GROUPS)}
            all={bill.all}
            before={bill.groupsBefore}
            withSessions={from === 'traces'}
            chosen={filters[by]}
            urlOf={(name) => sessionsOfUrl(search, filters, { group: by, name, names })}
            onToggle={(name) => change({ ...view, filters: toggled(filters, by, name) })}
          />
          {groups.length > MOST_GROUPS && (
            <span className={styles.quiet}>
              {t('cost.groups.cut', 'and {{count}} that cost less', { count: groups.length - MOST_GROUPS })}
            </span>
          )}
          {bill.unpriced.length > 0 && <UnpricedModels models={bill.unpriced} from={from} />}
          {bill.sessions.length > 0 && (
            <DearestSessions
              sessions={bill.sessions}
              all={view.all}
              search={search}
              timeZone={timeZone}
              onAll={(all) => change({ ...view, all })}
            />
          )}
        </>
      )}
      {traces?.sessions.loaded ? (
        <SearchReach
          loaded={traces.sessions.loaded}
          opened={shown.opened}
          pending={pending}
          onLoadOlder={traces.sessions.loadOlder}
          timeZone={timeZone}
        />
      ) : (
        <span className={styles.quiet}>
          <RequestCostsText since={shown.opened} />
        </span>
      )}
    </PageFrame>
  );
}

function shortcuts() {
  return [
    { keys: ['←', '→'], does: t('cost.shortcuts.move', 'Go from column to column of the chart') },
    { keys: ['Home', 'End'], does: t('cost.shortcuts.ends', 'Go to the first or last column') },
    { keys: ['Enter'], does: t('cost.shortcuts.open', 'List the sessions of the column') },
    { keys: ['?'], does: t('cost.shortcuts.help', 'Show this help') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
