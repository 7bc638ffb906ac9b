import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { LoadNotices } from '../../loading/session/LoadNotices';
import { LoadProgress } from '../../loading/session/LoadProgress';
import { UnknownSession } from '../../loading/session/UnknownSession';
import { type SessionLoading } from '../../loading/session/useLoading';
import { TEST_IDS } from '../../testIds';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Notice } from '../../ui/Notice';
import { SourceFailure } from '../../ui/SourceFailure';
import { useUrlQuery } from '../../ui/useUrlQuery';
import { type SideSummary } from './engine/comparison';
import { type Side } from './sides';
import { sideLabel } from './texts';

interface Props {
  side: Side;
  id: string;
  loading: SessionLoading<SideSummary>;
  timeZone: TimeZone;
}

/** How far one side has been loaded, and what is missing of it. */
export function SideNotices({ side, id, loading, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [search, changeUrl] = useUrlQuery();
  const { loaded, pending, error, reload, loadMore, cancel } = loading;
  const session = loaded?.model;
  const nothing = loaded !== undefined && session === undefined && !pending && loaded.failures.length === 0;
  return (
    <section className={styles.notices} aria-label={sideLabel(side)} data-testid={TEST_IDS.compare.notices(side)}>
      {pending && session === undefined && (
        <LoadProgress fetched={loaded?.traces.size ?? 0} found={loaded?.found.length ?? 0} onCancel={cancel} />
      )}
      {error !== undefined && <SourceFailure failure={error} onRetry={reload} />}
      {loaded && (
        <LoadNotices
          loaded={loaded}
          session={session}
          pending={pending}
          search={search}
          timeZone={timeZone}
          onReload={reload}
          onMore={loadMore}
        />
      )}
      {session?.state === 'running' && (
        <Notice severity="info">
          {side === 'left'
            ? t('compare.running.left', 'The left session is still running: it is compared as it was at {{time}}.', {
                time: formatDateTime(session.lastActivity, timeZone),
                interpolation: AS_TEXT,
              })
            : t('compare.running.right', 'The right session is still running: it is compared as it was at {{time}}.', {
                time: formatDateTime(session.lastActivity, timeZone),
                interpolation: AS_TEXT,
              })}
        </Notice>
      )}
      {nothing &&
        (loaded.logs.length > 0 ? (
          <Notice severity="warning">
            {t(
              'compare.logs-only',
              'Log records name {{id}}, but none tells of a run or a call: there is nothing to compare.',
              { id, interpolation: AS_TEXT }
            )}
          </Notice>
        ) : (
          <UnknownSession
            loaded={loaded}
            looksAgain={false}
            timeZone={timeZone}
            onRange={(from, to) => changeUrl({ from: String(from), to: String(to) }, 'push')}
          />
        ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notices: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    // Most often there is nothing to say, and then it takes no room.
    '&:empty': { display: 'none' },
  }),
});
