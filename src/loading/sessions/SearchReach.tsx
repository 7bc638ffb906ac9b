import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { RequestCostsText } from '../RequestCostsText';
import { type RequestCosts } from '../useRequestCosts';
import { type LoadedSessions } from './loadSessions';

interface Props {
  loaded: LoadedSessions;
  /** See `SessionsInRange.opened`. */
  opened: RequestCosts;
  pending: boolean;
  onLoadOlder: () => void;
  timeZone: TimeZone;
}

/** Says how far the list reaches, and offers to go on where it ends before the range does. */
export function SearchReach({ loaded, opened, pending, onLoadOlder, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { pages, logs } = loaded;
  const traces = formatCount(pages.traces.size);
  return (
    <div className={styles.line} data-testid={TEST_IDS.sessions.reach}>
      <span>
        {pages.more
          ? t('sessions.reach.more', 'Searched back to {{time}} ({{traces}} traces); older sessions are not listed.', {
              time: formatDateTime(pages.searchedFrom, timeZone),
              interpolation: AS_TEXT,
              traces,
            })
          : t('sessions.reach.all', 'Searched the whole time range ({{traces}} traces).', { traces })}
        {pages.unfinished &&
          ` ${t('sessions.reach.unfinished', 'Tempo stopped before it had searched everything, so sessions may be missing: a shorter time range may help.')}`}
        {logs.limitReached &&
          ` ${t('sessions.reach.logs', 'Loki named its limit of {{limit}} sessions; there are more in its logs.', {
            limit: logs.sessions.length,
          })}`}
      </span>
      <RequestCostsText since={opened} />
      {pages.more && (
        <Button
          size="sm"
          variant="secondary"
          disabled={pending}
          onClick={onLoadOlder}
          data-testid={TEST_IDS.sessions.older}
        >
          <Trans i18nKey="sessions.reach.load-older">Load older</Trans>
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    minHeight: 28,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
