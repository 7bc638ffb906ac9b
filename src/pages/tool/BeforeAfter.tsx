import { css, cx } from '@emotion/css';
import { dateTime, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, DateTimePicker, useStyles2 } from '@grafana/ui';
import React from 'react';

import { partChange } from '../../analysis/tools/change';
import { rateOf, type ToolFigures } from '../../analysis/tools/figures';
import { type ToolShare } from '../../analysis/tools/profile';
import { TEST_IDS } from '../../testIds';
import { figureTable } from '../../ui/figureTable.styles';
import { formatDateTime, UNKNOWN } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { isolatedName } from '../../ui/plainText';
import { Part } from './Part';
import { basisOf, COMPARED, type Compared, figureLabel, formatFigure, formatRatio } from './texts';

interface Props {
  /** What has been looked at, in milliseconds since 1970. */
  range: { from: number; to: number };
  moment?: number;
  /** Undefined while they are not there. */
  sides?: { before?: ToolFigures; after?: ToolFigures };
  /** Moments that suggest themselves: when a version was first seen. */
  agents: readonly ToolShare[];
  timeZone: TimeZone;
  onChange: (moment: number | undefined) => void;
}

/** Versions that are offered as moments. */
const OFFERED = 5;

/** Figures before and after a moment, and whether chance alone may have changed them. */
export function BeforeAfter({ range, moment, sides, agents, timeZone, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const versions = agents
    .filter(({ version, since }) => version !== undefined && since > range.from)
    .filter(({ name, version }) => agents.some((other) => other.name === name && other.version !== version))
    .sort((a, b) => b.since - a.since)
    .slice(0, OFFERED);
  const hours = {
    before: Math.max(0, (moment ?? range.from) - range.from) / HOUR,
    after: Math.max(0, range.to - (moment ?? range.to)) / HOUR,
  };
  return (
    <Part
      title={t('tool.moment.title', 'Before and after')}
      about={t('tool.moment.about', 'A deployment, a new version, a changed prompt: choose when it was.')}
      data-testid={TEST_IDS.tool.moment}
    >
      <div className={styles.picker}>
        <DateTimePicker
          label={t('tool.moment.label', 'Moment')}
          date={moment === undefined ? undefined : dateTime(moment)}
          minDate={new Date(range.from)}
          maxDate={new Date(range.to)}
          timeZone={timeZone}
          showSeconds
          clearable
          onChange={(date) => onChange(date?.valueOf())}
        />
        {versions.map(({ name, version, since }) => (
          <Button key={`${name} ${version}`} size="sm" variant="secondary" onClick={() => onChange(since)}>
            {t('tool.moment.version', 'first call of {{agent}} {{version}}', {
              agent: isolatedName(name),
              version: version && isolatedName(version),
              interpolation: AS_TEXT,
            })}
          </Button>
        ))}
      </div>
      {moment !== undefined && (
        <table className={styles.table} data-testid={TEST_IDS.tool.sides}>
          <thead>
            <tr>
              <th scope="col">{t('tool.moment.figure', 'Figure')}</th>
              <th scope="col">
                {t('tool.moment.before', 'before {{moment}}', {
                  moment: formatDateTime(moment, timeZone),
                  interpolation: AS_TEXT,
                })}
              </th>
              <th scope="col">{t('tool.moment.after', 'from then on')}</th>
              <th scope="col">{t('tool.moment.change', 'Change')}</th>
            </tr>
          </thead>
          <tbody>
            {COMPARED.map((figure) => (
              <tr key={figure}>
                <th scope="row">{figureLabel(figure)}</th>
                <Side figures={sides?.before} figure={figure} hours={hours.before} />
                <Side figures={sides?.after} figure={figure} hours={hours.after} />
                <Change before={sides?.before} after={sides?.after} figure={figure} hours={hours} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

const HOUR = 3_600_000;

function Side({ figures, figure, hours }: { figures?: ToolFigures; figure: Compared; hours: number }) {
  const styles = useStyles2(getStyles);
  const basis =
    figure === 'calls' && figures !== undefined && hours > 0
      ? t('tool.moment.per-hour', '{{rate}} an hour', { rate: formatRatio(figures.calls / hours) })
      : basisOf(figures, figure);
  return (
    <td>
      {formatFigure(figures, figure)}
      {basis !== '' && <span className={styles.basis}> ({basis})</span>}
    </td>
  );
}

interface ChangeProps {
  before?: ToolFigures;
  after?: ToolFigures;
  figure: Compared;
  /** Length of each side: calls are compared by the hour. */
  hours: { before: number; after: number };
}

function Change({ before, after, figure, hours }: ChangeProps) {
  const styles = useStyles2(getStyles);
  if (before === undefined || after === undefined) {
    return <td>{UNKNOWN}</td>;
  }
  if (figure === 'errors' || figure === 'retries') {
    const [earlier, later] = [rateOf(before, figure), rateOf(after, figure)];
    if (earlier === undefined || later === undefined) {
      return <td>{UNKNOWN}</td>;
    }
    const { difference, from, to, isCertain } = partChange(earlier, later);
    return (
      <td
        className={cx(isCertain && (difference > 0 ? styles.worse : styles.better))}
        title={t(
          'tool.moment.interval',
          'With a probability of 95 %, if calls don’t depend on each other: {{from}} to {{to}}',
          {
            from: points(from),
            to: points(to),
            interpolation: AS_TEXT,
          }
        )}
      >
        {points(difference)}{' '}
        <span className={styles.basis}>
          {isCertain ? t('tool.moment.certain', 'more than chance') : t('tool.moment.chance', 'may be chance')}
        </span>
      </td>
    );
  }
  return figure === 'calls' ? (
    <td>{timesText(before.calls / hours.before, after.calls / hours.after)}</td>
  ) : (
    <td>{timesText(numberOf(before, figure), numberOf(after, figure))}</td>
  );
}

function numberOf(figures: ToolFigures, figure: 'p50' | 'p95' | 'p99' | 'perRun'): number | undefined {
  if (figure === 'perRun') {
    const counted = rateOf(figures, figure);
    return counted && counted.part / counted.of;
  }
  return figures[figure];
}

/** `+12 points`: a difference of two parts in per cent. */
function points(difference: number): string {
  const rounded = Math.round(1000 * difference) / 10;
  return t('tool.moment.points', '{{difference}} points', {
    difference: `${rounded > 0 ? '+' : ''}${rounded === 0 ? 0 : rounded}`,
    interpolation: AS_TEXT,
  });
}

/** `× 1.4`; a dash where one of the two is not known or nothing. */
function timesText(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined || !(before > 0) || !Number.isFinite(after / before)) {
    return UNKNOWN;
  }
  return `× ${(after / before).toLocaleString(undefined, { maximumSignificantDigits: 3 })}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  picker: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    '& > :first-child': { flex: 'none', width: 360 },
  }),
  table: cx(figureTable(theme), css({ maxWidth: 900 })),
  basis: css({ color: theme.colors.text.secondary }),
  worse: css({ color: theme.colors.error.text }),
  better: css({ color: theme.colors.success.text }),
});
