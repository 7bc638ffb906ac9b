import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ComponentProps } from 'react';

import { type Projection } from '../../analysis/spending/projection';
import { totalTokens } from '../../model/tokens';
import { TEST_IDS } from '../../testIds';
import { Change } from '../../ui/Change';
import { formatCount, formatDuration, formatPercent, formatShort, formatUsd, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { type Bill } from './bill';
import { Figure } from './Figure';
import { wasteLabel } from './texts';
import { type CostSource } from './view';

interface Props {
  bill: Bill;
  from: CostSource;
  /** Sessions of the range may be missing, so that it cost more. */
  cut: boolean;
  /** Sessions are still to be read: waste may be more. */
  wasteOpen: boolean;
}

/** What the range cost, at a glance. */
export function Figures({ bill, from, cut, wasteOpen }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.figures} data-testid={TEST_IDS.cost.figures}>
      <Spend bill={bill} from={from} cut={cut} />
      <Projected projection={bill.projection} />
      <Wasted bill={bill} from={from} open={wasteOpen || cut} />
      <PerSuccess perSuccess={bill.perSuccess} from={from} />
      <Saved bill={bill} />
      <Unpriced bill={bill} />
    </div>
  );
}

function Spend({ bill: { all, before }, from, cut }: Pick<Props, 'bill' | 'from' | 'cut'>) {
  return (
    <Figure id="spend" title={t('cost.figure.spend', 'Spent')} value={atLeast(formatUsd(all.usd), cut)} main>
      {cut && <span>{t('cost.figure.cut', 'not all of the range: see the foot of the page')}</span>}
      <span>
        {before === undefined ? (
          t('cost.figure.no-before', 'the period before can’t be told')
        ) : (
          <>
            <Change now={all.usd ?? undefined} before={before} good="less" />{' '}
            {t('cost.figure.before', 'from {{before}} the period before', {
              before: formatUsd(before),
              interpolation: AS_TEXT,
            })}
          </>
        )}
      </span>
      <span>{basisText(all.bases, from)}</span>
    </Figure>
  );
}

function Projected({ projection }: { projection: Projection }) {
  return (
    <Figure id="projection" title={t('cost.figure.month', 'Projected, 30 days')} value={formatUsd(projection.month)}>
      {projection.day !== undefined && (
        <span>{t('cost.figure.day', '{{day}} a day', { day: formatUsd(projection.day), interpolation: AS_TEXT })}</span>
      )}
      <span>{projectionText(projection)}</span>
    </Figure>
  );
}

function Wasted({ bill: { all, wasted }, from, open }: Pick<Props, 'bill' | 'from'> & { open: boolean }) {
  const title = t('cost.figure.wasted', 'Wasted');
  if (from === 'metrics') {
    return <NotFromMetrics id="wasted" title={title} />;
  }
  return (
    <Figure id="wasted" title={title} value={atLeast(formatUsd(wasted.calls === 0 ? 0 : wasted.usd), open)}>
      {wasted.usd !== null && all.usd !== null && all.usd > 0 && (
        <span>
          {t('cost.figure.of-spend', '{{part}} of what was spent', {
            part: formatPercent(wasted.usd / all.usd),
            interpolation: AS_TEXT,
          })}
        </span>
      )}
      {Array.from(wasted.byReason, ([reason, { usd }]) => (
        <span key={reason}>
          {wasteLabel(reason)} {formatUsd(usd)}
        </span>
      ))}
      {wasted.calls === 0 && <span>{t('cost.figure.no-waste', 'no loop, no failed run')}</span>}
    </Figure>
  );
}

function PerSuccess({ perSuccess, from }: { perSuccess: Bill['perSuccess']; from: CostSource }) {
  const title = t('cost.figure.success', 'Per successful run');
  if (from === 'metrics') {
    return <NotFromMetrics id="success" title={title} />;
  }
  return (
    <Figure id="success" title={title} value={formatUsd(perSuccess.usd)}>
      <span>
        {t('cost.figure.succeeded', '{{succeeded}} succeeded, {{failed}} did not', {
          succeeded: formatCount(perSuccess.succeeded),
          failed: formatCount(perSuccess.failed),
        })}
      </span>
      {perSuccess.unknown > 0 && (
        <span>
          {t('cost.figure.outcome-unknown', '{{runs}} without known outcome count on neither side', {
            runs: formatCount(perSuccess.unknown),
          })}
        </span>
      )}
      {perSuccess.unpriced > 0 && (
        <span>
          {t('cost.figure.success-unpriced', 'without {{calls}} calls that have no price', {
            calls: formatCount(Math.round(perSuccess.unpriced)),
          })}
        </span>
      )}
    </Figure>
  );
}

function Saved({ bill: { all, saved } }: Pick<Props, 'bill'>) {
  return (
    <Figure id="saved" title={t('cost.figure.saved', 'Saved by cache')} value={formatUsd(saved.usd)}>
      {saved.usd !== null && all.usd !== null && saved.usd + all.usd > 0 && (
        <span>
          {t('cost.figure.without-cache', '{{part}} of the bill without a cache', {
            part: formatPercent(saved.usd / (saved.usd + all.usd)),
            interpolation: AS_TEXT,
          })}
        </span>
      )}
      {saved.unknown >= 0.5 && (
        <span>
          {t('cost.figure.saved-unknown', 'not told of {{calls}} calls', {
            calls: formatCount(Math.round(saved.unknown)),
          })}
        </span>
      )}
    </Figure>
  );
}

function Unpriced({ bill: { all, unpriced } }: Pick<Props, 'bill'>) {
  const calls = Math.round(all.unpriced);
  return (
    <Figure
      id="unpriced"
      title={t('cost.figure.unpriced', 'Without a price')}
      value={t('cost.figure.unpriced-calls', '{{calls}} calls', {
        count: calls,
        calls: formatCount(calls),
        defaultValue_one: '{{calls}} call',
      })}
    >
      <span>
        {unpriced.length > 0
          ? t('cost.figure.unpriced-models', '{{tokens}} tokens of {{count}} models: the bill is too low', {
              count: unpriced.length,
              tokens: formatShort(unpriced.reduce((sum, { tokens }) => sum + (totalTokens(tokens) ?? 0), 0)),
              defaultValue_one: '{{tokens}} tokens of {{count}} model: the bill is too low',
            })
          : t('cost.figure.all-priced', 'every call has a price')}
      </span>
    </Figure>
  );
}

function NotFromMetrics({ id, title }: Pick<ComponentProps<typeof Figure>, 'id' | 'title'>) {
  return (
    <Figure id={id} title={title} value={UNKNOWN}>
      <span>{t('cost.figure.only-traces', 'Only traces tell: choose them as the source.')}</span>
    </Figure>
  );
}

/** A figure that may be more. */
function atLeast(figure: string, open: boolean): string {
  return open ? `≥ ${figure}` : figure;
}

function basisText(bases: ReadonlySet<string>, from: CostSource): string {
  if (from === 'metrics') {
    return t('cost.basis.metrics', 'estimated: tokens × recorded prices');
  }
  const reported = bases.has('reported') && t('cost.basis.reported', 'reported by agents');
  const priced = bases.has('priced') && t('cost.basis.priced', 'priced by the price book');
  return [reported, priced].filter(Boolean).join(', ');
}

function projectionText({ over, lacking, month }: Projection): string {
  if (lacking !== undefined) {
    const reasons: Record<NonNullable<Projection['lacking']>, string> = {
      prices: t('cost.projection.prices', 'nothing has a price'),
      calls: t('cost.projection.calls', 'too few calls for a rate'),
      time: t('cost.projection.time', 'less than an hour of data is no rate'),
    };
    return reasons[lacking];
  }
  const rate = t('cost.projection.rate', 'at the rate of the {{over}} looked at', {
    over: formatDuration(over),
    interpolation: AS_TEXT,
  });
  return month === undefined ? `${rate}; ${t('cost.projection.short', 'a month needs a day of data')}` : rate;
}

const getStyles = (theme: GrafanaTheme2) => ({
  figures: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    gap: theme.spacing(1),
  }),
});
