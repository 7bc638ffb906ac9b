import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Shrinking } from '../../../analysis/context/context';
import { formatShort, formatTimeOfDay } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';

/** Where the conversation was condensed, and what that freed. */
export function Shrinkings({ shrinkings, timeZone }: { shrinkings: readonly Shrinking[]; timeZone: TimeZone }) {
  const styles = useStyles2(getStyles);
  if (shrinkings.length === 0) {
    return null;
  }
  return (
    <ul className={styles.list} aria-label={t('session.context.shrinkings', 'Where the conversation was condensed')}>
      {shrinkings.map((shrinking, index) => (
        <li key={index}>
          {[formatTimeOfDay(shrinking.time, timeZone), freedText(shrinking), sourceText(shrinking)].join(' · ')}
        </li>
      ))}
    </ul>
  );
}

function freedText({ freed }: Shrinking): string {
  return freed === undefined
    ? t('session.context.freed-unknown', 'condensed, nobody counted what it freed')
    : t('session.context.freed', 'condensed, {{tokens}} tokens freed', { tokens: formatShort(freed) });
}

function sourceText({ source, trigger }: Shrinking): string {
  if (source === 'seen') {
    return t('session.context.seen', 'seen in the tokens of the next call');
  }
  return trigger === undefined
    ? t('session.context.reported', 'told by the agent')
    : t('session.context.reported-trigger', 'told by the agent: {{trigger}}', { trigger, interpolation: AS_TEXT });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    maxHeight: 96,
    margin: 0,
    padding: theme.spacing(0.5, 1),
    overflow: 'auto',
    listStyle: 'none',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
});
