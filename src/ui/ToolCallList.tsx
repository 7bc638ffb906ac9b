import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';

import { type ToolUse } from '../analysis/tools/uses';
import { TEST_IDS } from '../testIds';
import { errorClassLabel } from './errorClassLabel';
import { formatDateTime, formatDuration } from './format';
import { sessionPartUrl } from './links';
import { Name } from './Name';
import { outcomeLabel } from './outcomes';

interface Props {
  /** What the calls are of, as a heading. */
  title: string;
  uses: readonly ToolUse[];
  search: string;
  timeZone: TimeZone;
}

/** Calls that are listed; the rest is counted. */
const LISTED = 200;

/** Calls of a tool, the failed ones first, then the longest; each leads to its step. */
export function ToolCallList({ title, uses, search, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const worst = uses
    .slice()
    .sort((a, b) => Number(b.failed) - Number(a.failed) || (b.duration || 0) - (a.duration || 0) || a.start - b.start);
  return (
    <section aria-label={title} data-testid={TEST_IDS.tools.calls}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.scrolled}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('tools.call.start', 'Started')}</th>
              <th scope="col">{t('tools.call.outcome', 'Outcome')}</th>
              <th scope="col">{t('tools.call.duration', 'Duration')}</th>
              <th scope="col">{t('tools.call.error', 'Error')}</th>
              <th scope="col">{t('tools.call.session', 'Session')}</th>
              <th scope="col">{t('tools.call.agent', 'Agent')}</th>
              <th scope="col">{t('tools.call.model', 'Model')}</th>
            </tr>
          </thead>
          <tbody>
            {worst.slice(0, LISTED).map((use) => (
              <tr key={`${use.origin.traceId}:${use.origin.spanId}:${use.start}`} data-testid={TEST_IDS.tools.call}>
                <td>{formatDateTime(use.start, timeZone)}</td>
                <td className={cx(use.failed && styles.failed)}>{outcomeLabel(use.outcome)}</td>
                <td>{formatDuration(use.duration)}</td>
                <td title={use.error?.message}>
                  <Name of={use.error && (use.error.type ?? errorClassLabel(use.error.class))} />
                </td>
                <td>
                  <Link to={sessionPartUrl(use.session.id, use.origin, search)}>
                    <Name of={use.session.name ?? use.session.id} />
                  </Link>
                </td>
                <td>
                  <Name of={use.agent} />
                </td>
                <td>
                  <Name of={use.model} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {uses.length > LISTED && (
        <div className={styles.more}>
          {t('tools.call.more', 'and {{count}} more that did not fail, or took less time', {
            count: uses.length - LISTED,
          })}
        </div>
      )}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ fontSize: theme.typography.h5.fontSize, margin: theme.spacing(1, 0, 0.5) }),
  scrolled: css({ overflow: 'auto', maxHeight: 420 }),
  table: css({
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    'th, td': {
      padding: theme.spacing(0.25, 1),
      borderBottom: `1px solid ${theme.colors.border.weak}`,
      textAlign: 'left',
      maxWidth: 320,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  failed: css({ color: theme.colors.error.text }),
  more: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
