import { t } from '@grafana/i18n';

import { type TierDecision, type Tier } from '../../../analysis/slo/tiers';
import { AS_TEXT } from '../../../ui/interpolation';
import { pairsOf, type Definitions, type PlacedEntry } from '../load/definitions';

/** Whether somebody is woken, because of which line, and by which objectives. */
export function answerText(definitions: Definitions, list: string, { tier, entry, unreadable }: TierDecision): string {
  if (tier === undefined) {
    return t(
      'reliability.tiers.unreadable',
      'Not known here: line {{line}} has an expression that only Prometheus can read.',
      { line: unreadable?.line }
    );
  }
  const because =
    entry === undefined
      ? t('reliability.tiers.because-none', 'no entry matches')
      : t('reliability.tiers.because', 'line {{line}} of {{file}} is the first that matches', {
          line: entry.line,
          file: (entry as PlacedEntry).file,
          interpolation: AS_TEXT,
        });
  return `${verdictText(tier, because)} ${tier === 'ignore' ? '' : objectivesText(definitions, list, tier)}`.trim();
}

function verdictText(tier: Tier, because: string): string {
  const texts: Record<Tier, () => string> = {
    page: () => t('reliability.tiers.yes', 'Yes: {{because}}.', { because, interpolation: AS_TEXT }),
    ticket: () =>
      t('reliability.tiers.no', 'No, a ticket is opened: {{because}}.', { because, interpolation: AS_TEXT }),
    ignore: () =>
      t('reliability.tiers.never', 'No, nothing is sent: {{because}}.', { because, interpolation: AS_TEXT }),
  };
  return texts[tier]();
}

/** Which objectives would wake somebody; those that only open tickets are no answer to the question. */
function objectivesText(definitions: Definitions, list: string, tier: Tier): string {
  const own = definitions.objectives.filter(({ details, evaluated }) => evaluated && details?.list === list);
  const paging = own.filter((objective) =>
    pairsOf(definitions, objective).some(({ severity }) => severity === 'critical' || severity === 'tier')
  );
  const titles = (tier === 'page' ? paging : own).map(({ title }) => title).join(', ');
  return titles === '' ? '' : t('reliability.tiers.by', 'By: {{titles}}.', { titles, interpolation: AS_TEXT });
}
