import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button } from '@grafana/ui';
import React, { useEffect } from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { useLatest } from '../../ui/useLatest';
import { lastSessionBefore, type SessionSources } from '../../loading/sessions/loadSessions';

/** The list is empty since the filters let nothing through. */
export function NothingPasses({ all, onClear }: { all: number; onClear: () => void }) {
  return (
    <EmptyReason
      reason={t('sessions.empty.filtered', 'None of the {{count}} loaded sessions passes the filters.', {
        count: all,
        defaultValue_one: 'The only loaded session does not pass the filters.',
      })}
      data-testid={TEST_IDS.sessions.empty}
    >
      <Button variant="secondary" onClick={onClear}>
        <Trans i18nKey="sessions.empty.clear">Clear the filters</Trans>
      </Button>
    </EmptyReason>
  );
}

/** The list is empty since there is nowhere to look. */
export function NoSource() {
  return (
    <EmptyReason
      reason={t('sessions.empty.no-source', 'Grafana has no Tempo or Loki data source that you may query.')}
      data-testid={TEST_IDS.sessions.empty}
    >
      {t(
        'sessions.empty.no-source-next',
        'Add one under Connections, or ask an administrator for permission to query it; then choose it on the configuration page of this app.'
      )}
    </EmptyReason>
  );
}

/** The list is empty since the sources could not be asked; the notices above say why. */
export function SourcesFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyReason
      reason={t('sessions.empty.failed', 'Whether there are sessions is not known: the data source did not answer.')}
      data-testid={TEST_IDS.sessions.empty}
    >
      <Button variant="secondary" icon="sync" onClick={onRetry}>
        <Trans i18nKey="sessions.empty.retry">Try again</Trans>
      </Button>
    </EmptyReason>
  );
}

interface NothingInRangeProps {
  tempo: SessionSources['tempo'];
  /** Beginning of the range, in milliseconds since 1970. */
  from: number;
  timeZone: TimeZone;
  /** Shows another range, in milliseconds since 1970. */
  onRange: (from: number, to: number) => void;
}

/** The list is empty since nothing happened in the range; looks further back for the last session. */
export function NothingInRange({ tempo, from, timeZone, onRange }: NothingInRangeProps) {
  const { value, error, pending, start } = useLatest<{ last: number | undefined }>();
  useEffect(() => {
    if (tempo !== undefined) {
      start(async (signal) => ({ last: await lastSessionBefore(tempo, from, signal) }));
    }
  }, [tempo, from, start]);
  const last = value?.last;
  return (
    <EmptyReason
      reason={t('sessions.empty.range', 'No session in this time range.')}
      data-testid={TEST_IDS.sessions.empty}
    >
      {pending && t('sessions.empty.looking', 'Looking for the last session before it…')}
      {error !== undefined && t('sessions.empty.look-failed', 'Looking for the last session before it failed.')}
      {value !== undefined && last === undefined && (
        <span>
          {t(
            'sessions.empty.none-before',
            'Nor in the 7 days before it. Check that an agent exports OpenTelemetry spans with gen_ai attributes, and that they reach this Tempo.'
          )}
        </span>
      )}
      {last !== undefined && (
        <>
          <span>
            {t('sessions.empty.last', 'The last session before it was seen at {{time}}.', {
              time: formatDateTime(last, timeZone),
              interpolation: AS_TEXT,
            })}
          </span>
          <Button variant="secondary" onClick={() => onRange(...rangeAround(last))}>
            <Trans i18nKey="sessions.empty.show-last">Show that time</Trans>
          </Button>
        </>
      )}
    </EmptyReason>
  );
}

const HOUR = 60 * 60_000;

/** An hour to either side, so that its neighbours are seen too. */
function rangeAround(time: number): [number, number] {
  return [time - HOUR, time + HOUR];
}
