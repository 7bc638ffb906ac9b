import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { captureSettingOf } from '../../../dialects/capture-settings';
import { type RawSpan } from '../../../model/telemetry';
import { AS_TEXT } from '../../../ui/interpolation';

interface Props {
  /** What there is none of: arguments, messages. */
  title: string;
  /** The record that has none; undefined where only log records tell of the call. */
  span: RawSpan | undefined;
}

/** Content that no record has, with the setting of its emitter that decides about it. */
export function NotRecorded({ title, span }: Props) {
  const styles = useStyles2(getStyles);
  const known = useMemo(() => span && captureSettingOf(span), [span]);
  return (
    <p className={styles.absent}>
      {known === undefined
        ? t(
            'session.details.not-recorded',
            '{{title}}: not recorded. The agent does not export it, or it was taken out on the way.',
            { title, interpolation: AS_TEXT }
          )
        : t(
            'session.details.not-recorded-setting',
            '{{title}}: not recorded. {{dialect}} exports content or not as set by {{setting}}; or it was taken out on the way.',
            { title, ...known, interpolation: AS_TEXT }
          )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  absent: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
