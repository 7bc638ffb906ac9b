import { t } from '@grafana/i18n';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount } from '../../ui/format';
import { TotalsLine } from '../../ui/TotalsLine';
import { type BillProgress } from './useTraceBills';
import { type CostSource } from './view';

interface Props {
  from: CostSource;
  progress: BillProgress | undefined;
  busy: boolean;
}

/** Where the figures come from, and how far they are known. */
export function CostStatus({ from, progress, busy }: Props) {
  return (
    <TotalsLine busy={busy} data-testid={TEST_IDS.cost.status}>
      {from === 'metrics' || progress === undefined ? (
        <span>
          {t(
            'cost.status.metrics',
            'From metrics: what counters grew by, extrapolated by Prometheus, at the prices that were recorded last: costs that agents reported themselves are in no metric. No sub-agent counts twice.'
          )}
        </span>
      ) : (
        <>
          <strong>
            {t('cost.status.sessions', '{{shown}} sessions', {
              count: progress.found,
              shown: formatCount(progress.found),
              defaultValue_one: '{{shown}} session',
            })}
          </strong>
          <span>
            {t('cost.status.traces', 'from traces: each call of a model once, its sub-agents’ own calls apart')}
          </span>
          {progress.priced < progress.found && (
            <span>
              {t('cost.status.pricing', 'priced: {{priced}} of {{found}}', {
                priced: formatCount(progress.priced),
                found: formatCount(progress.found),
              })}
            </span>
          )}
          {progress.read < progress.toRead && (
            <span>
              {t('cost.status.reading', 'reading whole sessions: {{read}} of {{all}}', {
                read: formatCount(progress.read),
                all: formatCount(progress.toRead),
              })}
            </span>
          )}
        </>
      )}
    </TotalsLine>
  );
}
