import { t } from '@grafana/i18n';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';

/** The page was opened without saying which session. */
export function NoId() {
  return (
    <EmptyReason
      reason={t('session.empty.no-id', 'This address names no session.')}
      data-testid={TEST_IDS.session.empty}
    >
      {t('session.empty.no-id-next', 'Open one from the list of sessions.')}
    </EmptyReason>
  );
}
