import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../../testIds';
import { compareUrl } from '../../../ui/links';
import { useUrlQuery } from '../../../ui/useUrlQuery';
import { ExportMenu } from '../export/ExportMenu';
import { type ShownSession } from '../shown/useShownSession';

/** What can be done with a session: compare it, take it along. */
export function SessionActions({ shown: { study, engine, logs, timeZone } }: { shown: ShownSession }) {
  const [search] = useUrlQuery();
  return (
    <>
      <LinkButton
        size="sm"
        variant="secondary"
        icon="exchange-alt"
        href={compareUrl(study.session.id, undefined, search)}
        data-testid={TEST_IDS.session.compare}
      >
        {t('session.compare', 'Compare…')}
      </LinkButton>
      <ExportMenu study={study} loadSpans={() => engine.allSpans()} logs={logs} timeZone={timeZone} />
    </>
  );
}
