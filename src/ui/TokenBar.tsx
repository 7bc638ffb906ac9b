import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';

import { TOKEN_BUCKETS, totalTokens, type TokenUsage } from '../model/tokens';
import { formatShort } from './format';
import { describeTokens } from './TokenCount';

/** Tokens as a bar, a colour for each bucket, with their sum; the exact figures on hovering. */
export function TokenBar({ tokens }: { tokens: TokenUsage | undefined }) {
  const styles = useStyles2(getStyles);
  const colors = bucketColors(useTheme2());
  const total = tokens && totalTokens(tokens);
  return (
    <span className={styles.tokens} title={tokens && describeTokens(tokens)}>
      <span className={styles.bar} aria-hidden>
        {tokens !== undefined &&
          total !== undefined &&
          total > 0 &&
          TOKEN_BUCKETS.map((bucket) => (
            <span
              key={bucket}
              style={{ width: `${(100 * (tokens[bucket] ?? 0)) / total}%`, background: colors[bucket] }}
            />
          ))}
      </span>
      <span className={styles.sum}>{formatShort(total)}</span>
    </span>
  );
}

/** A colour for each bucket: the cheap ones quiet, the dear ones strong. */
function bucketColors(theme: GrafanaTheme2): Record<keyof TokenUsage, string> {
  const { visualization } = theme;
  return {
    input: visualization.getColorByName('blue'),
    cacheRead: visualization.getColorByName('super-light-blue'),
    cacheWrite: visualization.getColorByName('light-blue'),
    output: visualization.getColorByName('orange'),
    reasoning: visualization.getColorByName('light-orange'),
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  tokens: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), width: '100%' }),
  bar: css({
    display: 'flex',
    flexGrow: 1,
    minWidth: 20,
    height: 8,
    overflow: 'hidden',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  sum: css({ minWidth: 44, textAlign: 'right' }),
});
