import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { type LoopSources, type Progress } from './useLoops';

interface Props {
  sources: LoopSources;
  progress: Progress;
  pending: boolean;
  /** Loops that are not listed as the view is. */
  hidden: number;
  /** A data source could not be asked. */
  failed: boolean;
}

/** In place of a list without loops: which of the possible reasons it is. */
export function NoLoops({ sources, progress, pending, hidden, failed }: Props) {
  const { found, candidates, read, large, left } = progress;
  if (sources.tempo === undefined) {
    return reason(
      t('loops.empty.no-tempo', 'There is no Tempo data source: loops are found in traces.'),
      t('loops.empty.add-tempo', 'Add one, or choose it in the app’s configuration.')
    );
  }
  if (pending || read < candidates - large.length - left) {
    return <LoadingPlaceholder text={t('loops.loading', 'Looking for loops…')} />;
  }
  if (failed) {
    return reason(t('loops.empty.failed', 'Sessions could not be searched.'));
  }
  if (found === 0) {
    return reason(
      t('loops.empty.no-sessions', 'No session in this time range.'),
      t('loops.empty.longer', 'Choose a longer time range.')
    );
  }
  if (hidden > 0) {
    return reason(
      t('loops.empty.hidden', 'No loop is proven.'),
      t('loops.empty.show', '{{count}} are not listed: suspected, judged to be none, or of another pattern.', {
        count: hidden,
        defaultValue_one: '{{count}} is not listed: suspected, judged to be none, or of another pattern.',
      })
    );
  }
  return reason(
    t('loops.empty.none', 'No loops.'),
    t(
      'loops.empty.inspected',
      'In {{sessions}} sessions, of which {{read}} called a tool often enough and were read.',
      {
        count: found,
        sessions: found,
        read,
        defaultValue_one: 'In {{sessions}} session, of which {{read}} called a tool often enough and were read.',
      }
    )
  );
}

function reason(text: string, more?: string) {
  return (
    <EmptyReason reason={text} data-testid={TEST_IDS.loops.empty}>
      {more !== undefined && <span>{more}</span>}
    </EmptyReason>
  );
}
