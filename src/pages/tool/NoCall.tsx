import { t } from '@grafana/i18n';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';

interface Props {
  hasTempo: boolean;
  /** It did not answer. */
  failed: boolean;
}

/** In place of the page's parts where nobody called the tool, or nobody can be asked. */
export function NoCall({ hasTempo, failed }: Props) {
  return failed ? (
    <EmptyReason
      reason={t('tool.empty.failed', 'Whether the tool was called is not known: the data source did not answer.')}
      data-testid={TEST_IDS.tool.empty}
    />
  ) : (
    <EmptyReason
      reason={
        hasTempo
          ? t('tool.empty.no-call', 'The tool was not called, as far as this time range has been searched.')
          : t('tool.empty.no-tempo', 'There is no Tempo data source: calls are found in traces.')
      }
      data-testid={TEST_IDS.tool.empty}
    >
      <span>{t('tool.empty.next', 'Choose a longer time range, or look for older traces.')}</span>
    </EmptyReason>
  );
}
