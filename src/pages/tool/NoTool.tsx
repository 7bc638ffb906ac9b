import { t } from '@grafana/i18n';
import { TextLink } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { pageUrl } from '../../ui/links';

/** In place of the page where its address names no tool. */
export function NoTool({ search }: { search: string }) {
  return (
    <EmptyReason reason={t('tool.none.reason', 'The address names no tool.')} data-testid={TEST_IDS.tool.empty}>
      <TextLink href={pageUrl('tools', search)}>{t('tool.none.all', 'All tools')}</TextLink>
    </EmptyReason>
  );
}
