import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { EmptyReason } from '../../ui/EmptyReason';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { type LoadedSession } from './load/loadSession';
import { limitText } from './missing/limitText';
import { WIDEST } from './searchRange';

interface Props {
  loaded: Pick<LoadedSession<unknown>, 'id' | 'searched'>;
  /** How long Tempo keeps traces, as it says. */
  retention?: string;
  /** The page will look again by itself. */
  looksAgain: boolean;
  timeZone: TimeZone;
  /** Shows another range, in milliseconds since 1970. */
  onRange: (from: number, to: number) => void;
}

/** Nothing tells of the session: says where it was looked for, and where to look next. */
export function UnknownSession({ loaded: { id, searched }, retention, looksAgain, timeZone, onRange }: Props) {
  const widest = searched.to - searched.from >= WIDEST;
  return (
    <EmptyReason
      reason={t('session.empty.unknown', 'Nothing is known of session {{id}}.', { id, interpolation: AS_TEXT })}
      data-testid={TEST_IDS.session.empty}
    >
      <span>
        {t(
          'session.empty.searched',
          'Neither a trace nor a log record from {{from}} to {{to}} names it, as a session, a trace, an answer or a call. A session that has just begun takes half a minute to be found.',
          {
            from: formatDateTime(searched.from, timeZone),
            to: formatDateTime(searched.to, timeZone),
            interpolation: AS_TEXT,
          }
        )}
      </span>
      {looksAgain && (
        <span>{t('session.empty.again', 'It may have just ended: the page looks again for a minute.')}</span>
      )}
      {widest ? (
        <span>
          {t(
            'session.empty.older',
            'Choose an earlier time range if it is older. Tempo keeps traces for some days only ({{limit}}).',
            { limit: limitText('block_retention', retention), interpolation: AS_TEXT }
          )}
        </span>
      ) : (
        <Button variant="secondary" onClick={() => onRange(searched.to - WIDEST, searched.to)}>
          <Trans i18nKey="session.empty.widen">Look in the 7 days before</Trans>
        </Button>
      )}
    </EmptyReason>
  );
}
