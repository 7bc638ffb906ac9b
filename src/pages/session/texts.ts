import { t } from '@grafana/i18n';

import { type Occupation } from '../../analysis/occupancy/occupancy';

/** What a session's time went to, in the viewer's language. */
export function occupationLabel(occupation: Occupation): string {
  const labels: Record<Occupation, string> = {
    waiting: t('session.occupation.waiting', 'waiting for a human'),
    generating: t('session.occupation.generating', 'generating'),
    first_token: t('session.occupation.first-token', 'first token'),
    tool: t('session.occupation.tool', 'tools'),
    idle: t('session.occupation.idle', 'between runs'),
    unaccounted: t('session.occupation.unaccounted', 'unaccounted'),
  };
  return labels[occupation];
}
