import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type PriceBook } from '../../../analysis/price-book';
import { spentBySteps } from '../../../analysis/spending/spending';
import { TEST_IDS } from '../../../testIds';
import { type Study } from '../study';
import { type TreeNode } from '../tree/nodes';
import { type Whereabouts } from '../tree/whereabouts';
import { DearestSteps } from './DearestSteps';
import { SpentTable } from './SpentTable';
import { WhatIf } from './WhatIf';

interface Props {
  study: Study;
  book?: PriceBook;
  places: Whereabouts;
  onSelect: (node: TreeNode) => void;
}

/** What the money went to: by model, by what led to the calls, by agent, and the steps that took most of it. */
export function SpendingView({ study, book, places, onSelect }: Props) {
  const styles = useStyles2(getStyles);
  const { all, byModel, byTool, byAgent } = study.spending;
  const byStep = useMemo(() => spentBySteps(study.session, book), [study.session, book]);
  return (
    <div className={styles.view} data-testid={TEST_IDS.session.spending}>
      <SpentTable
        title={t('session.spending.by-model', 'By model')}
        rows={byModel}
        all={all}
        unnamed={t('session.tree.unknown-model', 'unknown model')}
        withSources
      />
      <SpentTable
        title={t('session.spending.by-tool', 'By tool')}
        about={t(
          'session.spending.by-tool-is',
          'A call of a model counts for the tools whose results it read, and all of a sub-agent for the tool that started it.'
        )}
        rows={byTool}
        all={all}
        unnamed={t('session.spending.no-tool', 'no tool before')}
      />
      {byAgent.length > 1 && (
        <SpentTable
          title={t('session.spending.by-agent', 'By agent')}
          rows={byAgent}
          all={all}
          unnamed={t('session.spending.no-agent', 'unnamed agent')}
        />
      )}
      <DearestSteps byStep={byStep} places={places} onSelect={onSelect} />
      {book && <WhatIf session={study.session} spent={all} book={book} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
