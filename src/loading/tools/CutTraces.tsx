import { t } from '@grafana/i18n';
import React from 'react';

import { Notice } from '../../ui/Notice';
import { type TracePages } from '../sessions/tracePages';

/** Says of how many traces a search gave a part of the spans only, so that calls are missing. */
export function CutTraces({ pages }: { pages: Pick<TracePages, 'traces'> }) {
  const cut = Array.from(pages.traces.values()).filter(({ truncated }) => truncated).length;
  return cut === 0 ? null : (
    <Notice severity="info">
      {t(
        'tools.cut-traces',
        'Of {{count}} traces the search gave a part of the spans only, by Tempo’s limit: calls in them may be missing.',
        {
          count: cut,
          defaultValue_one:
            'Of {{count}} trace the search gave a part of the spans only, by Tempo’s limit: calls in it may be missing.',
        }
      )}
    </Notice>
  );
}
