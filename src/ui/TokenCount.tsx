import { t } from '@grafana/i18n';
import React from 'react';

import { TOKEN_BUCKETS, totalTokens, type TokenUsage } from '../model/tokens';
import { formatCount, formatShort } from './format';
import { titleWhenHovered } from './titleWhenHovered';

/** All known tokens in a few characters; the buckets and their exact figures on hovering. */
export function TokenCount({ tokens }: { tokens: TokenUsage | undefined }) {
  return (
    <span {...(tokens && titleWhenHovered(() => describeTokens(tokens)))}>
      {formatShort(tokens && totalTokens(tokens))}
    </span>
  );
}

/** One line a bucket, a dash for those that nobody reported. */
export function describeTokens(tokens: TokenUsage): string {
  return TOKEN_BUCKETS.map((bucket) => `${bucketLabel(bucket)}: ${formatCount(tokens[bucket])}`).join('\n');
}

/** A bucket in the viewer's language. */
export function bucketLabel(bucket: keyof TokenUsage): string {
  return LABELS[bucket]();
}

const LABELS: Readonly<Record<keyof TokenUsage, () => string>> = {
  input: () => t('ui.tokens.input', 'uncached input'),
  cacheRead: () => t('ui.tokens.cache-read', 'cache read'),
  cacheWrite: () => t('ui.tokens.cache-write', 'cache write'),
  output: () => t('ui.tokens.output', 'output'),
  reasoning: () => t('ui.tokens.reasoning', 'reasoning'),
};
