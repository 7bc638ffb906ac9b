import React from 'react';

import { failureSentence } from './failureSentence';
import { Notice } from './Notice';

interface Props {
  failure: unknown;
  /** Sentence before the failure's own: what is missing because of it. */
  before?: string;
  onRetry?: () => void;
  'data-testid'?: string;
}

/** Says which data source failed, why, and what to do. */
export function SourceFailure({ failure, before, onRetry, ...rest }: Props) {
  return (
    <Notice severity="error" onRetry={onRetry} data-testid={rest['data-testid']}>
      {before} {failureSentence(failure)}
    </Notice>
  );
}
