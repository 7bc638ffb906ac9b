import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Offered where a search ended before the range does. */
  older?: { label: string; pending: boolean; onClick: () => void; 'data-testid'?: string };
  'data-testid'?: string;
}

/** Says how far a search went, and offers to go on. */
export function ReachLine({ children, older, 'data-testid': testId }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.line} data-testid={testId}>
      {children}
      {older && (
        <Button
          size="sm"
          variant="secondary"
          disabled={older.pending}
          onClick={older.onClick}
          data-testid={older['data-testid']}
        >
          {older.label}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 28,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
