import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { MOST_EDITS, STRETCH } from '../../analysis/diff/align';
import { MOST_WEIGHED } from '../../analysis/diff/runs';
import { TEST_IDS } from '../../testIds';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/Notice';
import { type Comparison, type SideSummary } from './engine/comparison';

interface Props {
  comparison: Comparison;
  left: SideSummary;
  right: SideSummary;
}

/** What is worth knowing of the comparison as a whole: where it stopped looking for the best one, and what is not in it. */
export function HowCompared({ comparison, left, right }: Props) {
  const styles = useStyles2(getStyles);
  const { steps, shortest, inStretches, runsByOrder } = comparison;
  const sameRecords = left.id === right.id && left.traceIds.join() === right.traceIds.join();
  const nothingInCommon = steps.same + steps.changed === 0 && steps.left > 0 && steps.right > 0;
  return (
    <div className={styles.notices} data-testid={TEST_IDS.compare.how}>
      {sameRecords && (
        <Notice severity="info">
          {t('compare.how.same-session', 'Both ids are of one and the same session: it is compared with itself.')}
        </Notice>
      )}
      {nothingInCommon && (
        <Notice severity="info">
          {t(
            'compare.how.nothing',
            'The sessions have no step in common: none called the same tools as one of the other side.'
          )}
        </Notice>
      )}
      {inStretches > 0 ? (
        <Notice severity="warning">
          {t(
            'compare.how.stretches',
            'More than {{most}} steps differ, and nothing rare says which parts correspond: {{count}} steps were compared in stretches of {{stretch}}, one after the other. Equal steps that lie further apart stand alone.',
            { most: formatCount(MOST_EDITS), count: inStretches, stretch: formatCount(STRETCH) }
          )}
        </Notice>
      ) : (
        !shortest && (
          <Notice severity="info">
            {t(
              'compare.how.anchors',
              'More than {{most}} steps differ: the sessions were first put beside each other at steps that are rare in both, and then compared between those. Other alignments may pair a few more.',
              { most: formatCount(MOST_EDITS) }
            )}
          </Notice>
        )
      )}
      {runsByOrder && (
        <Notice severity="info">
          {t(
            'compare.how.by-order',
            'The sessions have more than {{most}} pairs of runs, too many to be weighed: the first run stands beside the first, the second beside the second, and so on.',
            { most: formatCount(MOST_WEIGHED) }
          )}
        </Notice>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notices: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    '&:empty': { display: 'none' },
  }),
});
