import { formattedValueToString, getValueFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import React from 'react';

import { formatCount } from '../ui/format';
import { AS_TEXT } from '../ui/interpolation';
import { type RequestCosts, useRequestCosts } from './useRequestCosts';

const bytesFormat = getValueFormat('decbytes');

/** Says what the view has cost the data sources so far. A part of its own: it changes with every request. */
export function RequestCostsText({ since }: { since: RequestCosts }) {
  const { requests, bytes } = useRequestCosts(since);
  return (
    <span title={t('loading.costs.title', 'What this view has asked of the data sources since it was opened')}>
      {t('loading.costs.text', '{{requests}} requests, {{bytes}}', {
        count: requests,
        requests: formatCount(requests),
        bytes: formattedValueToString(bytesFormat(bytes)),
        defaultValue_one: '{{requests}} request, {{bytes}}',
        interpolation: AS_TEXT,
      })}
    </span>
  );
}
