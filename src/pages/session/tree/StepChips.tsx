import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Loop } from '../../../analysis/loops/loops';
import { isFailedCall } from '../../../analysis/placed-calls';
import { type Call, type Step } from '../../../model/session';
import { formatCount } from '../../../ui/format';
import { LoopMark } from './LoopMark';

interface Chip {
  name: string;
  failed: boolean;
  count: number;
}

/** Chips in a row at most; the step, opened, has all of its calls. */
const MOST = 6;

/** What a step did, in its row: the tools that it called, equal ones together. */
export function StepChips({ step, loopOf }: { step: Step; loopOf: (call: Call) => Loop | undefined }) {
  const styles = useStyles2(getStyles);
  const chips = chipsOf(step);
  const loop = step.calls.map(loopOf).find((found) => found !== undefined);
  return (
    <span className={styles.chips}>
      {chips.slice(0, MOST).map(({ name, failed, count }) => (
        <span key={`${name} ${failed}`} className={cx(styles.chip, failed && styles.failed)}>
          {name}
          {count > 1 && ` ×${formatCount(count)}`}
          {failed && ' ✖'}
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
      const failed = isFailedCall(call);
      const key = `${failed} ${call.name}`;
      const chip = chips.get(key) ?? { name: call.name, failed, count: 0 };
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
