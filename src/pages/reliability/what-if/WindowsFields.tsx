import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import { DAY, HOUR, MINUTE, writeDuration } from '../../../model/durations';
import { AS_TEXT } from '../../../ui/interpolation';
import { type PlacedPair } from '../load/definitions';
import { writeWindows, type Windows } from '../view';

interface Props {
  profile: readonly PlacedPair[];
  /** Other windows than the profile's, by the pair's name. */
  windows: Readonly<Record<string, Windows>>;
  onChange: (windows: Readonly<Record<string, Windows>>) => void;
}

/** Long windows to choose from; the short one is a twelfth, as in the workbook, and never below a step. */
const LONG = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 3 * DAY];
const SHORTER = 12;

/** The windows of each pair of a profile. */
export function WindowsFields({ profile, windows, onChange }: Props) {
  return (
    <>
      {profile.map((pair) => (
        <WindowsField
          key={pair.name}
          pair={pair}
          value={windows[pair.name] ?? pair}
          onChange={(chosen) => {
            const { [pair.name]: _, ...others } = windows;
            const same = chosen.long === pair.long && chosen.short === pair.short;
            onChange(same ? others : { ...others, [pair.name]: chosen });
          }}
        />
      ))}
    </>
  );
}

interface FieldProps {
  pair: PlacedPair;
  value: Windows;
  onChange: (windows: Windows) => void;
}

function WindowsField({ pair, value, onChange }: FieldProps) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const offered = new Map(
    [pair, value, ...LONG.map((long) => ({ long, short: Math.max(5 * MINUTE, long / SHORTER) }))]
      .filter(({ short }) => Number.isInteger(short / MINUTE))
      .sort((a, b) => a.long - b.long)
      .map(({ long, short }) => [writeWindows({ long, short }), { long, short }])
  );
  return (
    <div className={styles.field}>
      <span id={labelId}>
        {t('reliability.what-if.windows', 'windows of {{pair}}', { pair: pair.name, interpolation: AS_TEXT })}
      </span>
      <Combobox
        aria-labelledby={labelId}
        options={[...offered].map(([text]) => ({
          value: text,
          label: text,
          description:
            text === writeWindows(pair)
              ? t('reliability.what-if.present', 'as it is, for {{for}}', { for: writeDuration(pair.for) })
              : undefined,
        }))}
        value={writeWindows(value)}
        onChange={({ value: text }) => {
          const chosen = offered.get(text);
          if (chosen !== undefined) {
            onChange(chosen);
          }
        }}
        width={14}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  field: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75) }),
});
