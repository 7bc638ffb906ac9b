import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type UnpricedModel } from '../../analysis/spending/across';
import { TEST_IDS } from '../../testIds';
import { FigureTable, type FigureColumn } from '../../ui/FigureTable';
import { formatCount } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Name } from '../../ui/Name';
import { TokenCount } from '../../ui/TokenCount';
import { priceLine } from './priceLine';
import { nameLabel } from './texts';
import { type CostSource } from './view';

interface Props {
  models: readonly UnpricedModel[];
  from: CostSource;
}

/** Models that are listed. */
const MOST = 20;

/** Models that the bill leaves out, each with the line that would give it a price. */
export function UnpricedModels({ models, from }: Props) {
  const styles = useStyles2(getStyles);
  const columns: Array<FigureColumn<UnpricedModel>> = [
    {
      id: 'model',
      header: t('cost.unpriced.model', 'Model'),
      render: ({ model, provider, gateway }) => (
        <>
          <Name of={nameLabel('model', model)} />
          <div className={styles.quiet}>
            <Name of={[provider, gateway].filter(Boolean).join(' · ')} />
          </div>
        </>
      ),
    },
    { id: 'calls', header: t('cost.groups.calls', 'Calls'), render: ({ calls }) => formatCount(Math.round(calls)) },
    { id: 'tokens', header: t('cost.groups.tokens', 'Tokens'), render: ({ tokens }) => <TokenCount tokens={tokens} /> },
    {
      id: 'line',
      header: t('cost.unpriced.line', 'US dollars for a million tokens, and the line'),
      text: true,
      render: (model) => <PriceLine model={model} from={from} />,
    },
  ];
  return (
    <section className={styles.section}>
      <FigureTable
        caption={
          from === 'traces'
            ? t(
                'cost.unpriced.title-document',
                'Models without a price: fill in what they cost, and add the line to “prices” in your price document'
              )
            : t(
                'cost.unpriced.title-rules',
                'Models without a recorded price: fill in what they cost, and add the line to “models” in alert-rules/prices.yaml'
              )
        }
        columns={columns}
        rows={models.slice(0, MOST)}
        rowKey={({ provider, gateway, model }) => JSON.stringify([provider, gateway, model])}
        data-testid={TEST_IDS.cost.unpriced}
      />
      {models.length > MOST && (
        <div className={styles.quiet}>
          {t('cost.unpriced.more', 'and {{count}} models with fewer tokens', { count: models.length - MOST })}
        </div>
      )}
    </section>
  );
}

function PriceLine({ model, from }: { model: UnpricedModel; from: CostSource }) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState({ input: '', output: '' });
  if (model.model === undefined) {
    return (
      <span className={styles.quiet}>{t('cost.unpriced.unnamed', 'calls that name no model can’t be priced')}</span>
    );
  }
  const rates = { input: rateOf(draft.input), output: rateOf(draft.output) };
  const line =
    rates.input === undefined || rates.output === undefined
      ? undefined
      : priceLine(model, { input: rates.input, output: rates.output }, from);
  const field = (name: 'input' | 'output', label: string) => (
    <Input
      width={10}
      inputMode="decimal"
      placeholder={label}
      aria-label={t('cost.unpriced.rate', '{{kind}} of {{model}}, US dollars for a million tokens', {
        kind: label,
        model: model.model,
        interpolation: AS_TEXT,
      })}
      invalid={draft[name] !== '' && rates[name] === undefined}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={styles.draft}>
      {field('input', t('cost.unpriced.input', 'input'))}
      {field('output', t('cost.unpriced.output', 'output'))}
      {line !== undefined && (
        <>
          <code data-testid={TEST_IDS.cost.line}>{line}</code>
          <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => line}>
            {t('cost.unpriced.copy', 'Copy')}
          </ClipboardButton>
        </>
      )}
    </div>
  );
}

/** Undefined for what is no price. */
function rateOf(text: string): number | undefined {
  return /^\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ minWidth: 0, overflowX: 'auto' }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  draft: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
});
