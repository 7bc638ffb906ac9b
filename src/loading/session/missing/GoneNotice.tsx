import { t } from '@grafana/i18n';
import React from 'react';

import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { Notice } from '../../../ui/Notice';
import { limitText } from './limitText';
import { listIds } from './listIds';

interface Props {
  traceIds: readonly string[];
  /** How long Tempo keeps traces, as it says. */
  retention: string | undefined;
}

/** Says that log records name traces that Tempo does not have: what only their spans told is missing. */
export function GoneNotice({ traceIds, retention }: Props) {
  return traceIds.length === 0 ? null : (
    <Notice severity="warning" data-testid={TEST_IDS.session.problem}>
      {t(
        'session.missing.gone',
        'Log records name {{count}} traces that Tempo does not have ({{ids}}): they are older than its retention ({{limit}}), were dropped by a sampler, or were never sent. What only their spans told is missing.',
        {
          count: traceIds.length,
          defaultValue_one:
            'Log records name a trace that Tempo does not have ({{ids}}): it is older than its retention ({{limit}}), was dropped by a sampler, or was never sent. What only its spans told is missing.',
          limit: limitText('block_retention', retention),
          ids: listIds(traceIds),
          interpolation: AS_TEXT,
        }
      )}
    </Notice>
  );
}
