import { t } from '@grafana/i18n';

import { type Change } from '../../analysis/diff/diff';
import { type Difference } from '../../analysis/diff/steps';
import { type ComparedRow, type RunCell } from './engine/comparison';
import { AS_TEXT } from '../../ui/interpolation';
import { type Side } from './sides';

export function sideLabel(side: Side): string {
  return side === 'left' ? t('compare.side.left', 'Left') : t('compare.side.right', 'Right');
}

/** What is the matter with a row, in a word or two. */
export function changeLabel({
  change,
  differs,
  unsure,
  otherWords,
}: Pick<ComparedRow, 'change' | 'differs' | 'unsure' | 'otherWords'>): string {
  const labels: Record<Change, string> = {
    same: otherWords
      ? t('compare.change.other-words', 'same, in other words')
      : unsure
        ? t('compare.change.unsure', 'same, as far as recorded')
        : t('compare.change.same', 'same'),
    changed: differs.map(differenceLabel).join(', '),
    left: t('compare.change.left', 'only left'),
    right: t('compare.change.right', 'only right'),
  };
  return labels[change];
}

function differenceLabel(difference: Difference): string {
  const labels: Record<Difference, string> = {
    arguments: t('compare.differs.arguments', 'arguments'),
    result: t('compare.differs.result', 'result'),
    outcome: t('compare.differs.outcome', 'outcome'),
  };
  return labels[difference];
}

/** What stands for a change beside its colour. */
export const SIGNS: Readonly<Record<Change, string>> = { same: '=', changed: '≠', left: '−', right: '+' };

/** What a run is called in its row. */
export function runTitle({ isSubAgent, position, agent }: RunCell): string {
  const name = isSubAgent
    ? t('compare.run.sub-agent', 'Sub-agent')
    : t('compare.run.title', 'Run {{position}}', { position });
  return agent === undefined
    ? name
    : t('compare.run.of-agent', '{{name}} · {{agent}}', { name, agent, interpolation: AS_TEXT });
}
