import { t } from '@grafana/i18n';
import React from 'react';

import { AS_TEXT } from './interpolation';
import { Notice } from './Notice';

interface Props {
  /** Names of what a page could not read in its address. */
  names: readonly string[];
  'data-testid'?: string;
}

/** Says what of the address a page does without: a mistyped link must not look like one that found nothing. */
export function IgnoredParameters({ names, ...rest }: Props) {
  return names.length === 0 ? null : (
    <Notice severity="info" data-testid={rest['data-testid']}>
      {t(
        'ui.ignored',
        'Ignored what makes no sense in the address, or lies outside of the time range: {{parameters}}.',
        {
          parameters: names.join(', '),
          interpolation: AS_TEXT,
        }
      )}
    </Notice>
  );
}
