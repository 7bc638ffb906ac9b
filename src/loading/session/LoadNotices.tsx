import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, TextLink } from '@grafana/ui';
import React from 'react';

import { type Session } from '../../model/session';
import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime, formatDuration } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { sessionUrl } from '../../ui/links';
import { Notice } from '../../ui/Notice';
import { type TempoLimits } from '../../sources/tempo-limits';
import { SourceFailure } from '../../ui/SourceFailure';
import { type FetchedTrace } from './load/fetchTraces';
import { type LoadedSession } from './load/loadSession';
import { GoneNotice } from './missing/GoneNotice';
import { limitText } from './missing/limitText';
import { listIds } from './missing/listIds';
import { SampledNotice } from './missing/SampledNotice';

interface Props {
  loaded: LoadedSession<unknown>;
  /** The session that was found, as far as it is known. */
  session?: Pick<Session, 'id' | 'start' | 'lastActivity'>;
  pending: boolean;
  /** What Tempo keeps and gives at most, as far as it is known. */
  limits?: TempoLimits;
  /** The page's query, whose time range links keep. */
  search: string;
  timeZone: TimeZone;
  onReload: () => void;
  onMore: () => void;
}

/** Everything that is missing from the session as it is shown, each with why and what to do. */
export function LoadNotices({ loaded, session, limits = {}, pending, search, timeZone, onReload, onMore }: Props) {
  const traces = Array.from(loaded.traces.values());
  const failed = traces.filter(({ failure }) => failure !== undefined);
  const empty = traces.filter(({ spans, failure }) => spans === 0 && failure === undefined);
  const partial = traces.filter((trace) => trace.partial !== undefined);
  const ahead = (session?.lastActivity ?? NaN) - (loaded.modelAt ?? NaN);
  const waiting = loaded.found.filter((traceId) => !loaded.traces.has(traceId)).length;
  return (
    <>
      {loaded.failures.map((failure) => (
        <SourceFailure
          key={failure.details.source.uid}
          failure={failure}
          onRetry={onReload}
          data-testid={TEST_IDS.session.problem}
        />
      ))}
      {failed[0]?.failure !== undefined && (
        <SourceFailure
          failure={failed[0].failure}
          before={t('session.missing.failed', '{{count}} of {{all}} traces could not be loaded ({{ids}}).', {
            count: failed.length,
            all: loaded.found.length,
            ids: listIds(failed.map(idOf)),
            interpolation: AS_TEXT,
          })}
          onRetry={onReload}
          data-testid={TEST_IDS.session.problem}
        />
      )}
      {empty.length > 0 && session !== undefined && (
        <Notice severity="warning" onRetry={onReload} data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.empty',
            '{{count}} traces came back empty ({{ids}}): Tempo has just received them, or keeps them no more.',
            {
              count: empty.length,
              defaultValue_one: 'One trace came back empty ({{ids}}): Tempo has just received it, or keeps it no more.',
              ids: listIds(empty.map(idOf)),
              interpolation: AS_TEXT,
            }
          )}
        </Notice>
      )}
      {partial.map(({ traceId, partial: why }) => (
        <Notice key={traceId} severity="warning" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.partial',
            'Tempo left parts of trace {{traceId}} out: {{why}}. Its operator can raise its limit ({{limit}}).',
            {
              traceId,
              why,
              limit: limitText('max_bytes_per_trace', limits.traceBytes),
              interpolation: AS_TEXT,
            }
          )}
        </Notice>
      ))}
      <SampledNotice traces={traces} />
      <GoneNotice traceIds={loaded.gone} retention={limits.retention} />
      {!pending && waiting > 0 && (
        <Notice severity="warning" onRetry={onReload} data-testid={TEST_IDS.session.problem}>
          {t('session.missing.cancelled', 'Loading was stopped: {{count}} of {{all}} traces are missing.', {
            count: waiting,
            all: loaded.found.length,
          })}
        </Notice>
      )}
      {!pending && loaded.limitReached && (
        <Notice severity="warning" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.limit',
            'Only the newest {{traces}} traces of the session are loaded: more are loaded when asked for.',
            { traces: formatCount(loaded.found.length) }
          )}{' '}
          <Button size="sm" variant="secondary" onClick={onMore} data-testid={TEST_IDS.session.more}>
            <Trans i18nKey="session.missing.load-more">Load more</Trans>
          </Button>
        </Notice>
      )}
      {!pending && loaded.unfinished && (
        <Notice severity="warning" onRetry={onReload} data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.unfinished',
            'Tempo stopped before it had searched everything, so traces may be missing: a shorter time range may help.'
          )}
        </Notice>
      )}
      {!pending && loaded.logLimitReached && (
        <Notice severity="warning" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.logs',
            'Only the newest {{records}} log records of the session were read: Loki gives no more at once unless its operator raises max_entries_limit_per_query.',
            {
              records: formatCount(loaded.logs.length),
            }
          )}
        </Notice>
      )}
      {session !== undefined && session.id !== loaded.id && (
        <Notice severity="info" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.part-of',
            '{{id}} is a trace, a sub-agent or an answer of the session that is shown here in part.',
            {
              id: loaded.id,
              interpolation: AS_TEXT,
            }
          )}{' '}
          <TextLink href={sessionUrl(session.id, search)} inline>
            {t('session.part-of-open', 'Open the whole session')}
          </TextLink>
        </Notice>
      )}
      {ahead > CLOCKS_DIFFER && (
        <Notice severity="warning" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.future',
            'Records of the session are up to {{time}} in the future: the clock of what wrote them, or of this computer, is wrong.',
            { time: formatDuration(ahead), interpolation: AS_TEXT }
          )}
        </Notice>
      )}
      {session !== undefined && reachesBorder(session, loaded) && (
        <Notice severity="info" data-testid={TEST_IDS.session.problem}>
          {t(
            'session.missing.border',
            'Traces were looked for from {{from}} to {{to}} only; the session may go on beyond.',
            {
              from: formatDateTime(loaded.searched.from, timeZone),
              to: formatDateTime(loaded.searched.to, timeZone),
              interpolation: AS_TEXT,
            }
          )}
        </Notice>
      )}
    </>
  );
}

/** Milliseconds by which clocks may differ without a word. */
const CLOCKS_DIFFER = 60_000;

const idOf = ({ traceId }: FetchedTrace) => traceId;

const HOUR = 60 * 60_000;

/** Whether the session comes so near to the border of what was searched that more of it may lie beyond. */
function reachesBorder(session: Pick<Session, 'start'>, { searched }: LoadedSession<unknown>): boolean {
  return session.start - searched.from < HOUR;
}
