import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Input, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState } from 'react';

import { type PriceBook } from '../../../analysis/price-book';
import { type Spent } from '../../../analysis/spending/spending';
import { type Session } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { formatPercent, formatUsd } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { tableStyles } from './tableStyles';
import { whatIf } from './whatIf';

interface Props {
  session: Session;
  spent: Spent;
  book: PriceBook;
}

/** The same tokens at another model's prices: said of the tokens as they were, not of what that model would have used. */
export function WhatIf({ session, spent, book }: Props) {
  const styles = useStyles2(getStyles);
  const table = useStyles2(tableStyles);
  const [written, setWritten] = useState('');
  const labelId = useId();
  const [provider = '', model = ''] = splitAtFirst(written.trim(), '/');
  const alternative = useMemo(
    () => (model === '' ? undefined : whatIf(session, { provider, model }, book)),
    [session, provider, model, book]
  );
  return (
    <section>
      <h3 id={labelId} className={table.title}>
        {t('session.what-if.title', 'The same tokens at another model’s prices')}
      </h3>
      <div className={styles.line} data-testid={TEST_IDS.session.whatIf}>
        <Input
          aria-labelledby={labelId}
          width={32}
          value={written}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          placeholder={t('session.what-if.placeholder', 'provider/model')}
        />
        {alternative && (
          <span role="status">
            {alternative.usd === null
              ? t('session.what-if.unknown', 'The price book knows no price of {{model}} at {{provider}}.', {
                  model,
                  provider,
                  interpolation: AS_TEXT,
                })
              : answerText(alternative.usd, alternative.unpriced, spent.usd)}
          </span>
        )}
      </div>
    </section>
  );
}

function answerText(usd: number, unpriced: number, spent: number | null): string {
  const parts = [
    formatUsd(usd),
    spent !== null && spent > 0
      ? t('session.what-if.compared', '{{share}} of what it cost', { share: formatPercent(usd / spent) })
      : '',
    unpriced > 0
      ? t('session.what-if.without', '{{count}} calls without known tokens or price left out', { count: unpriced })
      : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function splitAtFirst(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    fontVariantNumeric: 'tabular-nums',
  }),
});
