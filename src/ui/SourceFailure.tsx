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

interface AllProps {
  /** Of a search that asks several sources, those that failed. */
  failures: readonly unknown[] | undefined;
  /** Where the whole of it failed. */
  error?: unknown;
  onRetry?: () => void;
  'data-testid'?: string;
}

/** The same for each of a search's failures. */
export function SourceFailures({ failures = [], error, ...rest }: AllProps) {
  const all = error === undefined ? failures : [...failures, error];
  return (
    <>
      {all.map((failure, index) => (
        <SourceFailure key={index} failure={failure} {...rest} />
      ))}
    </>
  );
}
