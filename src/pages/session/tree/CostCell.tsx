import { t } from '@grafana/i18n';
import React from 'react';

import { formatUsd, UNKNOWN } from '../../../ui/format';
import { type NodeCost } from './costs';

/** A cost in a row: a plus where calls without a price come on top, a dash where nothing has one. */
export function CostCell({ cost: { usd, unpriced } }: { cost: NodeCost }) {
  if (usd === null && unpriced === 0) {
    return null;
  }
  const title =
    unpriced === 0
      ? undefined
      : t('session.tree.unpriced', '{{count}} calls have no price', {
          count: unpriced,
          defaultValue_one: 'one call has no price',
        });
  return <span title={title}>{usd === null ? UNKNOWN : `${formatUsd(usd)}${unpriced > 0 ? ' +' : ''}`}</span>;
}
