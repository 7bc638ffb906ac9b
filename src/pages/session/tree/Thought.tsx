import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useEffect, useReducer } from 'react';

import { type Step } from '../../../model/session';
import { plainText } from '../../../ui/plainText';
import { type Thoughts } from './thoughts';

/** One line of what the model said or thought in a step; nothing where it is not recorded. */
export function Thought({ step, thoughts }: { step: Step; thoughts: Thoughts }) {
  const styles = useStyles2(getStyles);
  const [, show] = useReducer((times: number) => times + 1, 0);
  useEffect(() => thoughts.want(step, show), [thoughts, step]);
  const thought = thoughts.of(step);
  if (thought === undefined) {
    return null;
  }
  const { text } = plainText(thought);
  return (
    <span className={styles.thought} title={text}>
      {text}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  thought: css({ minWidth: 48, overflow: 'hidden', textOverflow: 'ellipsis', color: theme.colors.text.secondary }),
});
