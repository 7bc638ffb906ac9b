import { t } from '@grafana/i18n';

import { type BillGroup } from '../../analysis/spending/bill';
import { type BillMeasure } from '../../analysis/spending/over-time';
import { type WasteReason } from '../../analysis/waste/waste';

/** What the bill is broken down by, in the viewer's language. */
export function groupLabel(group: BillGroup): string {
  const labels: Record<BillGroup, string> = {
    model: t('cost.group.model', 'model'),
    agent: t('cost.group.agent', 'agent'),
    team: t('cost.group.team', 'team'),
    user: t('cost.group.user', 'user'),
    repository: t('cost.group.repository', 'repository'),
    tool: t('cost.group.tool', 'tool'),
  };
  return labels[group];
}

/** Name of a group, or why it has none. */
export function nameLabel(group: BillGroup, name: string | undefined): string {
  if (name !== undefined && name !== '') {
    return name;
  }
  return group === 'tool' ? t('cost.no-tool', 'no tool led to it') : t('cost.not-said', 'not said');
}

export function measureLabel(measure: BillMeasure): string {
  return measure === 'cost' ? t('cost.measure.cost', 'cost') : t('cost.measure.tokens', 'tokens');
}

export function wasteLabel(reason: WasteReason): string {
  const labels: Record<WasteReason, string> = {
    loop: t('cost.waste.loop', 'loops'),
    failed_run: t('cost.waste.failed', 'failed runs'),
    abandoned_run: t('cost.waste.abandoned', 'abandoned runs'),
  };
  return labels[reason];
}
