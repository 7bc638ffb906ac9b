import { t } from '@grafana/i18n';

import { type Loop } from '../../analysis/loops/loops';
import { type Occupation } from '../../analysis/occupancy/occupancy';
import { AS_TEXT } from '../../ui/interpolation';
import { loopLabel } from '../../ui/loopLabel';

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

/** A loop in a few words: its kind, its tools, how often. */
export function loopText({ kind, tools, repeats }: Pick<Loop, 'kind' | 'tools' | 'repeats'>): string {
  return t('session.loop.mark', '{{kind}} of {{tools}}, {{count}} times', {
    kind: loopLabel(kind),
    tools: tools.join(' ⇄ '),
    count: repeats,
    interpolation: AS_TEXT,
  });
}
