import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { type FigureSource } from '../../loading/tools/figureSource';
import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';

interface Props {
  from: FigureSource;
  pending: boolean;
  /** No source answered. */
  failed: boolean;
}

/** In place of the grid: while it is looked for, and where there is no call, or nobody knows. */
export function NoCalls({ from, pending, failed }: Props) {
  if (pending) {
    return <LoadingPlaceholder text={t('tools.loading', 'Looking for calls of tools…')} />;
  }
  return failed ? (
    <EmptyReason
      reason={t('tools.empty.failed', 'Whether tools were called is not known: the data source did not answer.')}
      data-testid={TEST_IDS.tools.empty}
    />
  ) : (
    <EmptyReason
      reason={
        from === 'metrics'
          ? t('tools.empty.metrics', 'The metrics tell of no call of a tool in this time range.')
          : t('tools.empty.traces', 'No session in this time range called a tool.')
      }
      data-testid={TEST_IDS.tools.empty}
    >
      <span>{t('tools.empty.next', 'Choose a longer time range, or the other source.')}</span>
    </EmptyReason>
  );
}
