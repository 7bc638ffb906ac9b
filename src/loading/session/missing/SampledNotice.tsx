import { t } from '@grafana/i18n';
import React from 'react';

import { type Sampling } from '../../../dialects/sampling';
import { TEST_IDS } from '../../../testIds';
import { formatPercent } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { Notice } from '../../../ui/Notice';
import { type FetchedTrace } from '../load/fetchTraces';

/** Says that a sampler dropped traces on the way here, where those that came carry its sign. */
export function SampledNotice({ traces }: { traces: readonly FetchedTrace[] }) {
  const sampled = traces.filter(({ sampling }) => sampling !== undefined);
  const [first] = sampled;
  return first?.sampling === undefined ? null : (
    <Notice severity="warning" data-testid={TEST_IDS.session.problem}>
      {t(
        'session.missing.sampled',
        '{{count}} of {{all}} traces were sampled before they were stored: {{kept}} ({{sign}}). Others of the session may have been dropped; counts, tokens and costs are of what was kept.',
        {
          count: sampled.length,
          all: traces.length,
          kept: keptText(first.sampling),
          sign: `${first.sampling.key}: ${first.sampling.value}`,
          interpolation: AS_TEXT,
        }
      )}
    </Notice>
  );
}

function keptText({ kept }: Sampling): string {
  return kept === undefined
    ? t('session.missing.sampled-unknown', 'the sampler does not say how many it keeps')
    : t('session.missing.sampled-kept', '{{share}} of traces are kept', {
        share: formatPercent(kept),
        interpolation: AS_TEXT,
      });
}
