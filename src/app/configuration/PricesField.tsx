import { t } from '@grafana/i18n';
import { Field, TextArea } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';

interface Props {
  value: string;
  problem?: string;
  onChange: (value: string) => void;
}

/** The price document of an operator's own contracts and gateways. */
export function PricesField({ value, problem, onChange }: Props) {
  return (
    <Field
      label={t('configuration.prices.document', 'Your own prices')}
      description={t(
        'configuration.prices.document-is',
        'Prices of your contracts and gateways, in JSON, in US dollars for a million tokens. They go before list prices; what they do not name is priced from the list. The fields are explained in docs/prices.md; the command fold reads the same document.'
      )}
      invalid={problem !== undefined}
      error={problem}
    >
      <TextArea
        id="flightrecorder-prices"
        rows={8}
        spellCheck={false}
        placeholder={EXAMPLE}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={TEST_IDS.configuration.field('prices')}
      />
    </Field>
  );
}

/** Read by nobody: what a document looks like. */
const EXAMPLE = `{
  "source": "contract 2026-11",
  "prices": [
    { "provider": "openai", "model": "gpt-5*", "from": "2026-11-01",
      "perMillion": { "input": 1.2, "cacheRead": 0.12, "output": 10 } }
  ]
}`;
