import { t, Trans } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { Notice } from '../../ui/Notice';

interface Props {
  /** Listed sessions whose traces have not been read. */
  unread: number;
  /** How many are read at most. */
  most: number;
  /** They are being read. */
  reading: boolean;
  onRead: () => void;
}

/** Where the order is by what only whole traces tell: says how many rows are not in order, and offers to read them. */
export function ReadAllNotice({ unread, most, reading, onRead }: Props) {
  return (
    <Notice severity="info" data-testid={TEST_IDS.sessions.readAll}>
      {t('sessions.read-all.text', '{{count}} sessions stand last since their traces have not been read.', {
        count: unread,
        defaultValue_one: '{{count}} session stands last since its traces have not been read.',
      })}{' '}
      {reading ? (
        <Trans i18nKey="sessions.read-all.reading">They are being read.</Trans>
      ) : (
        <Button size="sm" variant="secondary" onClick={onRead}>
          {t('sessions.read-all.read', 'Read the first {{most}}', { most: Math.min(most, unread) })}
        </Button>
      )}
    </Notice>
  );
}
