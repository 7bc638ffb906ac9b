import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount } from '../../ui/format';
import { IgnoredParameters } from '../../ui/IgnoredParameters';
import { Notice } from '../../ui/Notice';
import { SessionLinks } from '../../ui/SessionLinks';
import { type BillProgress } from './useTraceBills';

interface Props {
  ignored: readonly string[];
  /** Metrics were asked for, and don't tell what is shown. */
  notInMetrics: boolean;
  progress?: BillProgress;
  /** Nobody could be asked which loops were judged to be none. */
  judgementsFailed: boolean;
  search: string;
  onReadMore: () => void;
}

/** What the bill leaves out, and which limit did it. */
export function CostNotices({ ignored, notInMetrics, progress, judgementsFailed, search, onReadMore }: Props) {
  const { left = 0, large = [], failed = 0 } = progress ?? {};
  return (
    <>
      <IgnoredParameters names={ignored} data-testid={TEST_IDS.cost.ignored} />
      {notInMetrics && (
        <Notice severity="info" data-testid={TEST_IDS.cost.notice('metrics')}>
          {t(
            'cost.not-in-metrics',
            'From traces: no metric tells team, user, repository or tool, since their labels would be too many.'
          )}
        </Notice>
      )}
      {left > 0 && (
        <Notice severity="info" data-testid={TEST_IDS.cost.notice('left')}>
          {t(
            'cost.left',
            '{{sessions}} sessions that may hold loops, or whose tokens are in log records, have not been read: their cost and waste may be more.',
            { sessions: formatCount(left) }
          )}{' '}
          <Button size="sm" variant="secondary" onClick={onReadMore}>
            {t('cost.read-more', 'Read more')}
          </Button>
        </Notice>
      )}
      {large.length > 0 && (
        <Notice severity="info" data-testid={TEST_IDS.cost.notice('large')}>
          {t(
            'cost.large',
            '{{count}} sessions have too many traces to be read here, so loops in them count as no waste; their own pages tell them:',
            {
              count: large.length,
              defaultValue_one:
                '{{count}} session has too many traces to be read here, so loops in it count as no waste; its own page tells them:',
            }
          )}{' '}
          <SessionLinks sessions={large} search={search} />
        </Notice>
      )}
      {failed > 0 && (
        <Notice severity="warning" data-testid={TEST_IDS.cost.notice('failed')}>
          {t('cost.failed', 'Records of {{count}} sessions could not be had whole: cost and waste may be more.', {
            count: failed,
            defaultValue_one: 'Records of {{count}} session could not be had whole: cost and waste may be more.',
          })}
        </Notice>
      )}
      {judgementsFailed && (
        <Notice severity="warning" data-testid={TEST_IDS.cost.notice('judgements')}>
          {t(
            'cost.judgements-failed',
            'Grafana’s annotations could not be read: loops that somebody judged to be none count as waste.'
          )}
        </Notice>
      )}
    </>
  );
}
