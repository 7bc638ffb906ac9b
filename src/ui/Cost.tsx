import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { formatUsd } from './format';

interface Props {
  /** US dollars; null where nothing has a price. */
  usd: number | null;
  /** Calls without a price. */
  unpriced: number;
  /** `reported` by the emitter, `priced` from the price book. */
  bases: ReadonlySet<string>;
  /** Where the prices come from, each with its version or date. */
  priceSources?: ReadonlySet<string>;
}

/** What something cost, how many calls of it have no price, and where the figures come from. */
export function Cost({ usd, unpriced, bases, priceSources }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.cost} title={[basisText(bases), ...(priceSources ?? [])].join('\n')}>
      {usd !== null && formatUsd(usd)}
      {(unpriced > 0 || usd === null) && (
        <span className={styles.quiet}>
          {usd === null
            ? t('ui.cost.unpriced', 'cost unknown: no price')
            : t('ui.cost.and-unpriced', ' + {{count}} unpriced', { count: Math.ceil(unpriced) })}
        </span>
      )}
    </span>
  );
}

function basisText(bases: ReadonlySet<string>): string {
  const reported = t('ui.cost.reported', 'reported by the agent');
  const priced = t('ui.cost.priced', 'priced by its tokens');
  return [bases.has('reported') && reported, bases.has('priced') && priced].filter(Boolean).join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  cost: css({ fontWeight: theme.typography.fontWeightMedium, fontVariantNumeric: 'tabular-nums' }),
  quiet: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
});
