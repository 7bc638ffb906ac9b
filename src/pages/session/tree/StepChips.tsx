import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Loop } from '../../../analysis/loops/loops';
import { type Call, type Step, type ToolOutcome } from '../../../model/session';
import { formatCount } from '../../../ui/format';
import { outcomeLabel, toneOf } from '../../../ui/outcomes';
import { LoopMark } from './LoopMark';

interface Chip {
  name: string;
  outcome: ToolOutcome;
  count: number;
}

/** Signs beside a tool's name; other outcomes are told in words. */
const SIGNS: Readonly<Partial<Record<ToolOutcome, string>>> = { ok: '', error: '✖', unknown: '?' };

/** Chips in a row at most; the step, opened, has all of its calls. */
const MOST = 6;

/** What a step did, in its row: the tools that it called, those with the same outcome together. */
export function StepChips({ step, loopOf }: { step: Step; loopOf: (call: Call) => Loop | undefined }) {
  const styles = useStyles2(getStyles);
  const chips = chipsOf(step);
  const loop = step.calls.map(loopOf).find((found) => found !== undefined);
  return (
    <span className={styles.chips}>
      {chips.slice(0, MOST).map(({ name, outcome, count }) => (
        <span
          key={`${name} ${outcome}`}
          className={cx(styles.chip, toneOf(outcome) === 'bad' && styles.failed)}
          title={`${name}: ${outcomeLabel(outcome)}`}
        >
          {[name, count > 1 && `×${formatCount(count)}`, SIGNS[outcome] ?? outcomeLabel(outcome)]
            .filter(Boolean)
            .join(' ')}
        </span>
      ))}
      {chips.length > MOST && (
        <span className={styles.more}>
          {t('session.tree.more-calls', '{{count}} more', { count: chips.length - MOST })}
        </span>
      )}
      {loop && <LoopMark loop={loop} />}
    </span>
  );
}

function chipsOf({ calls }: Step): Chip[] {
  const chips = new Map<string, Chip>();
  for (const call of calls) {
    if (call.kind === 'tool') {
      const { name, outcome } = call;
      const key = `${outcome} ${name}`;
      const chip = chips.get(key) ?? { name, outcome, count: 0 };
      chips.set(key, { ...chip, count: chip.count + 1 });
    }
  }
  return Array.from(chips.values());
}

const getStyles = (theme: GrafanaTheme2) => ({
  // What was done comes before what was thought where there is no room for both.
  chips: css({ display: 'flex', flexShrink: 0, gap: theme.spacing(0.75), maxWidth: '75%', overflow: 'hidden' }),
  chip: css({
    padding: theme.spacing(0, 0.75),
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
  }),
  failed: css({ borderColor: theme.colors.error.border, color: theme.colors.error.text }),
  more: css({ color: theme.colors.text.secondary }),
});
