import { t, Trans } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { compareUrl } from '../../ui/links';
import { Notice } from '../../ui/Notice';
import { MOST_PICKED } from './selection';

interface Props {
  /** Ids of the rows that were selected. */
  picked: readonly string[];
  /** Somebody tried to select one more than can be compared. */
  tooMany: boolean;
  /** The list's query. */
  search: string;
  onClear: () => void;
}

/** What can be done with the selected rows: two of them can be compared. */
export function SelectionBar({ picked, tooMany, search, onClear }: Props) {
  const [left, right] = picked;
  if (left === undefined) {
    return null;
  }
  return (
    <Notice severity={tooMany ? 'warning' : 'info'} data-testid={TEST_IDS.sessions.picked}>
      {right === undefined
        ? t('sessions.picked.one', 'One session is selected: select the one to compare it with.')
        : tooMany
          ? t(
              'sessions.picked.too-many',
              'Two sessions can be compared, and two are selected: clear one of them first.'
            )
          : t('sessions.picked.two', 'Two sessions are selected.')}{' '}
      <LinkButton
        size="sm"
        variant={picked.length === MOST_PICKED ? 'primary' : 'secondary'}
        icon="exchange-alt"
        href={compareUrl(left, right, search)}
        data-testid={TEST_IDS.sessions.compare}
      >
        {right === undefined ? t('sessions.picked.choose', 'Compare…') : t('sessions.picked.compare', 'Compare')}
      </LinkButton>{' '}
      <Button size="sm" variant="secondary" fill="text" onClick={onClear}>
        <Trans i18nKey="sessions.picked.clear">Clear the selection</Trans>
      </Button>
    </Notice>
  );
}
