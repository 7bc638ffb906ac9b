import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { linkButton } from '../../ui/linkButton.styles';

interface Props {
  pressed: boolean;
  /** Undefined where there are no calls to list: then it is plain text. */
  onSelect?: () => void;
  children: ReactNode;
}

/** A figure that lists the calls which it counts. */
export function SelectButton({ pressed, onSelect, children }: Props) {
  const styles = useStyles2(getStyles);
  return onSelect === undefined ? (
    <>{children}</>
  ) : (
    <button type="button" className={styles.button} aria-pressed={pressed} onClick={onSelect}>
      {children}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  button: css({
    ...linkButton(theme),
    '&[aria-pressed=true]': { fontWeight: theme.typography.fontWeightBold, textDecoration: 'underline' },
  }),
});
