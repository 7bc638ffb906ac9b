import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Call } from '../../../model/session';
import { formatDuration } from '../../../ui/format';
import { occupationColors } from '../colors';
import { outcomeLabel } from '../../../ui/outcomes';
import { occupationLabel } from '../texts';
import { errorText, titleOfCall } from '../tree/callTexts';
import { type Whereabouts } from '../tree/whereabouts';

const KINDS = ['waiting', 'first_token', 'generating', 'tool'] as const;

/** Below the timeline: what is under the mouse, else what the colours mean. */
export function Readout({ call, places }: { call: Call | undefined; places: Whereabouts }) {
  const styles = useStyles2(getStyles);
  const node = call && places.of(call);
  if (call === undefined || node === undefined) {
    return <Legend />;
  }
  const parts = [
    places.nameOf(node),
    titleOfCall(call),
    outcomeLabel(call.outcome),
    formatDuration(call.end - call.start),
    errorText(call),
  ];
  return <div className={styles.line}>{parts.filter((part) => part !== '').join(' · ')}</div>;
}

function Legend() {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.line} aria-label={t('session.timeline.legend', 'What the colours mean')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <span className={styles[kind]} aria-hidden />
          {occupationLabel(kind)}
        </li>
      ))}
      <li>
        <span className={styles.failed} aria-hidden />
        {t('session.outcome.error', 'failed')}
      </li>
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = occupationColors(theme);
  const dot = (background: string) =>
    css({
      display: 'inline-block',
      width: 8,
      height: 8,
      marginRight: theme.spacing(0.75),
      borderRadius: 2,
      background,
    });
  return {
    line: css({
      display: 'flex',
      gap: theme.spacing(2),
      minHeight: 20,
      margin: 0,
      padding: 0,
      overflow: 'hidden',
      listStyle: 'none',
      whiteSpace: 'nowrap',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
    }),
    waiting: dot(colors.waiting),
    first_token: dot(colors.first_token),
    generating: dot(colors.generating),
    tool: dot(colors.tool),
    failed: dot(theme.colors.error.main),
  };
};
