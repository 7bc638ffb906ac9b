import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { percentText, readShare } from '../view';
import { SLIDER, sliderOf, targetAt } from './whatIf';

interface Props {
  /** A share. */
  target: number;
  onChange: (target: number) => void;
}

/** A target, by a slider or typed. */
export function TargetField({ target, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState<string>();
  const meant = draft === undefined ? undefined : readShare(draft);
  const invalid = draft !== undefined && meant === undefined;
  // What is typed stays as it is typed, until the target is changed elsewhere.
  const typed = draft !== undefined && (invalid || meant === target) ? draft : percentText(target);
  const label = t('reliability.what-if.target', 'Target in per cent');
  return (
    <div className={styles.field}>
      <span aria-hidden>{t('reliability.what-if.target-short', 'target')}</span>
      <input
        type="range"
        className={styles.slider}
        aria-label={label}
        aria-valuetext={`${percentText(target)} %`}
        {...SLIDER}
        value={sliderOf(target)}
        onChange={({ currentTarget }) => {
          setDraft(undefined);
          onChange(targetAt(Number(currentTarget.value)));
        }}
      />
      <Input
        aria-label={t('reliability.what-if.target-typed', 'Target in per cent, typed')}
        width={12}
        value={typed}
        invalid={invalid}
        suffix="%"
        inputMode="decimal"
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          const share = readShare(currentTarget.value);
          if (share !== undefined && share !== target) {
            onChange(share);
          }
        }}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  field: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  slider: css({ width: 180, accentColor: theme.colors.primary.main }),
});
