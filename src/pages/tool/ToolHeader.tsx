import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatDuration } from '../../ui/format';
import { ShortcutHelp } from '../../ui/ShortcutHelp';
import { TotalsLine } from '../../ui/TotalsLine';
import { type Tool } from './useTool';
import { type ToolView } from './view';

interface Props {
  view: ToolView;
  tool: Tool;
  hasMetrics: boolean;
  onChange: (changed: Partial<ToolView>) => void;
}

/** Which tool it is, where its figures come from, and the other source to choose. */
export function ToolHeader({ view, tool: { from, step, pending }, hasMetrics, onChange }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.header}>
      <TotalsLine busy={pending} data-testid={TEST_IDS.tool.totals}>
        <strong className={styles.name}>
          <bdi>{view.tool}</bdi>
        </strong>
        <span>
          {from === 'metrics'
            ? t('tool.from.metrics', 'figures from metrics: counts are extrapolated; {{step}} a bar', {
                step: formatDuration(step),
              })
            : t('tool.from.traces', 'from traces; {{step}} a bar', { step: formatDuration(step) })}
        </span>
      </TotalsLine>
      <div className={styles.right}>
        {hasMetrics && (
          <RadioButtonGroup
            size="sm"
            aria-label={t('tool.source', 'Where the figures come from')}
            options={[
              { value: 'traces' as const, label: t('tool.source.traces', 'traces') },
              { value: 'metrics' as const, label: t('tool.source.metrics', 'metrics') },
            ]}
            value={from}
            onChange={(source) => onChange({ source })}
          />
        )}
        <ShortcutHelp shortcuts={shortcuts()} />
      </div>
    </div>
  );
}

function shortcuts() {
  return [
    { keys: ['←', '→'], does: t('tool.shortcuts.move', 'Go from bar to bar') },
    { keys: ['Home', 'End'], does: t('tool.shortcuts.ends', 'Go to the first or last bar') },
    { keys: ['Enter'], does: t('tool.shortcuts.open', 'List the calls of the bar') },
    { keys: ['m'], does: t('tool.shortcuts.moment', 'Compare what was before the bar with what came after') },
    { keys: ['?'], does: t('tool.shortcuts.help', 'Show this help') },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(2) }),
  name: css({ overflowWrap: 'anywhere' }),
  right: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flexShrink: 0 }),
});
