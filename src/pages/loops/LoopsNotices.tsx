import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

import { Notice } from '../../ui/Notice';
import { SessionLinks } from '../../ui/SessionLinks';
import { type Progress } from './useLoops';

interface Props {
  progress: Progress;
  /** Nobody could be asked which loops were judged to be none. */
  setAsideFailed: boolean;
  search: string;
  onReadMore: () => void;
}

/** What the list leaves out, and which limit did it. */
export function LoopsNotices({ progress, setAsideFailed, search, onReadMore }: Props) {
  const { left, large, failed } = progress;
  return (
    <>
      {left > 0 && (
        <Notice severity="info">
          {t('loops.left', '{{count}} sessions that may hold loops have not been read.', {
            count: left,
            defaultValue_one: '{{count}} session that may hold loops has not been read.',
          })}{' '}
          <Button size="sm" variant="secondary" onClick={onReadMore}>
            {t('loops.read-more', 'Read more')}
          </Button>
        </Notice>
      )}
      {large.length > 0 && (
        <Notice severity="info">
          {t(
            'loops.large',
            '{{count}} sessions have too many traces to be read here; their own pages tell their loops:',
            {
              count: large.length,
              defaultValue_one: '{{count}} session has too many traces to be read here; its own page tells its loops:',
            }
          )}{' '}
          <SessionLinks sessions={large} search={search} />
        </Notice>
      )}
      {failed > 0 && (
        <Notice severity="warning">
          {t('loops.failed', 'Traces of {{count}} sessions could not be had whole: loops may be missing.', {
            count: failed,
            defaultValue_one: 'Traces of {{count}} session could not be had whole: loops may be missing.',
          })}
        </Notice>
      )}
      {setAsideFailed && (
        <Notice severity="warning">
          {t(
            'loops.aside-failed',
            'Grafana’s annotations could not be read: loops that somebody judged to be none are in the list.'
          )}
        </Notice>
      )}
    </>
  );
}
