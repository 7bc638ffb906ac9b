import { t } from '@grafana/i18n';

import { type LoopKind } from '../analysis/loops/search';

/** A kind of loop in the viewer's language, as it stands inside a sentence. */
export function loopLabel(kind: LoopKind): string {
  const labels: Record<LoopKind, string> = {
    identical_failing: t('session.loop.identical-failing', 'identical failing calls'),
    oscillation: t('session.loop.oscillation', 'going round between calls'),
    identical: t('session.loop.identical', 'identical calls'),
    stall: t('session.loop.stall', 'calls without anything new'),
  };
  return labels[kind];
}
