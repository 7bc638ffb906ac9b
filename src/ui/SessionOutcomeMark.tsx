import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type SessionOutcome } from '../analysis/verdict/verdict';
import { ChangingIcon } from './ChangingIcon';
import { TONE_ICONS } from './outcomes';
import { OUTCOME_TONES, sessionOutcomeLabel } from './sessionOutcome';

/** How a session came out: icon and words. @param evidence what it was judged by, told on hovering */
export function SessionOutcomeMark({ outcome, evidence }: { outcome: SessionOutcome; evidence?: string }) {
  const styles = useStyles2(getStyles);
  const tone = OUTCOME_TONES[outcome];
  const label = sessionOutcomeLabel(outcome);
  return (
    <span className={cx(styles.mark, styles[tone])} title={[label, evidence].filter(Boolean).join('\n')}>
      <ChangingIcon name={TONE_ICONS[tone]} size="sm" />
      {label}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  good: css({ color: theme.colors.success.text }),
  bad: css({ color: theme.colors.error.text }),
  waiting: css({ color: theme.colors.info.text }),
  neutral: css({ color: theme.colors.text.secondary }),
});
