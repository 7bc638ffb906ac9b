import { t } from '@grafana/i18n';
import { Button, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { type CostSource } from './view';

interface Props {
  from: CostSource;
  hasTempo: boolean;
  hasLoki: boolean;
  pending: boolean;
  /** A data source could not be asked. */
  failed: boolean;
  /** Sessions of the range; filters may leave none of their calls. */
  found: number;
  filtered: boolean;
  onClear: () => void;
}

/** In place of a bill without a line: which of the possible reasons it is. */
export function NoCosts({ from, hasTempo, hasLoki, pending, failed, found, filtered, onClear }: Props) {
  if (from === 'traces' && !hasTempo && !hasLoki) {
    return reason(
      t('cost.empty.no-source', 'There is neither a Tempo nor a Loki data source: sessions are found in them.'),
      t('cost.empty.add-source', 'Add one, or choose it in the app’s configuration.')
    );
  }
  if (pending) {
    return <LoadingPlaceholder text={t('cost.loading', 'Adding up what sessions cost…')} />;
  }
  if (failed) {
    return reason(t('cost.empty.failed', 'The data sources could not be asked, so nobody knows what was spent.'));
  }
  if (filtered) {
    return (
      <EmptyReason
        reason={t('cost.empty.filtered', 'No call in this time range passes the filters.')}
        data-testid={TEST_IDS.cost.empty}
      >
        <Button size="sm" variant="secondary" onClick={onClear}>
          {t('cost.empty.clear', 'Clear the filters')}
        </Button>
      </EmptyReason>
    );
  }
  if (from === 'metrics') {
    return reason(
      t('cost.empty.metrics', 'The metrics tell of no call of a model in this time range.'),
      t('cost.empty.metrics-next', 'Choose a longer time range, or traces as the source.')
    );
  }
  return found === 0
    ? reason(
        t('cost.empty.no-sessions', 'No session in this time range.'),
        t('cost.empty.longer', 'Choose a longer time range.')
      )
    : reason(
        t('cost.empty.no-calls', 'The sessions of this time range tell of no call of a model.'),
        t(
          'cost.empty.no-calls-next',
          'Their tokens may be in records that are not sent: see what each agent needs in the README.'
        )
      );
}

function reason(text: string, more?: string) {
  return (
    <EmptyReason reason={text} data-testid={TEST_IDS.cost.empty}>
      {more !== undefined && <span>{more}</span>}
    </EmptyReason>
  );
}
