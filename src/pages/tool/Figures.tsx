import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ToolFigures } from '../../analysis/tools/figures';
import { type ToolOutcome } from '../../model/session';
import { TEST_IDS } from '../../testIds';
import { FigureLine } from '../../ui/FigureLine';
import { formatCount } from '../../ui/format';
import { outcomeLabel } from '../../ui/outcomes';
import { SelectButton } from './SelectButton';
import { basisOf, COMPARED, figureLabel, formatFigure } from './texts';
import { type Selection } from './view';

interface Props {
  figures?: ToolFigures;
  selection?: Selection;
  onSelect: (selection: Selection) => void;
}

const OUTCOMES: readonly ToolOutcome[] = ['ok', 'error', 'timeout', 'denied', 'cancelled', 'unknown'];

/** The figures of a tool, each with what it rests on; below them its calls by outcome. */
export function Figures({ figures, selection, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const told = figures?.told;
  return (
    <div>
      <dl className={styles.tiles}>
        {COMPARED.map((figure) => (
          <div key={figure} className={styles.tile} data-testid={TEST_IDS.tool.figure(figure)}>
            <dt className={styles.label}>{figureLabel(figure)}</dt>
            <dd className={styles.value}>{formatFigure(figures, figure)}</dd>
            <dd className={styles.basis}>{basisOf(figures, figure)}</dd>
          </div>
        ))}
        <div className={styles.tile} data-testid={TEST_IDS.tool.figure('sessions')}>
          <dt className={styles.label}>{t('tool.figure.sessions', 'sessions hit')}</dt>
          <dd className={styles.value}>{formatCount(told?.sessions)}</dd>
        </div>
      </dl>
      {told !== undefined && (
        <div data-testid={TEST_IDS.tool.outcomes}>
          <FigureLine>
            {OUTCOMES.filter((outcome) => told.outcomes[outcome] > 0).map((outcome) => (
              <span key={outcome}>
                <SelectButton
                  pressed={selection?.by === 'outcome' && selection.of === outcome}
                  onSelect={() => onSelect({ by: 'outcome', of: outcome })}
                >
                  {formatCount(told.outcomes[outcome])} {outcomeLabel(outcome)}
                </SelectButton>
              </span>
            ))}
            {told.outcomes.unknown > 0 && (
              <span className={styles.basis}>
                {t(
                  'tool.unknown',
                  'calls of unknown outcome count as calls, never as failures; their sessions’ pages may tell more'
                )}
              </span>
            )}
          </FigureLine>
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  tiles: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(84px, 1fr))',
    gap: 1,
    margin: theme.spacing(0, 0, 0.5),
    border: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.primary,
  }),
  tile: css({ padding: theme.spacing(0.75, 1), fontVariantNumeric: 'tabular-nums' }),
  label: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
  }),
  value: css({ margin: 0, fontSize: theme.typography.h4.fontSize }),
  basis: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
