import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import { otlpDocument } from '../../../model/otlp/write';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { type Study } from '../study';
import { download } from './download';
import { transcriptOf } from './transcript';

interface Props {
  study: Study;
  loadSpans: () => Promise<readonly RawSpan[]>;
  timeZone: TimeZone;
}

/** Takes the session along: its spans for other tools, or a document to read. */
export function ExportMenu({ study, loadSpans, timeZone }: Props) {
  const { id } = study.session;
  const menu = (
    <Menu>
      <Menu.Item
        label={t('session.export.otlp', 'Spans as OTLP JSON')}
        icon="brackets-curly"
        onClick={async () => download(id, 'json', 'application/json', JSON.stringify(otlpDocument(await loadSpans())))}
      />
      <Menu.Item
        label={t('session.export.transcript', 'Transcript as Markdown')}
        icon="file-alt"
        onClick={() => download(id, 'md', 'text/markdown', transcriptOf(study, timeZone))}
      />
    </Menu>
  );
  return (
    <Dropdown overlay={menu} placement="bottom-end">
      <Button size="sm" variant="secondary" icon="download-alt" data-testid={TEST_IDS.session.export}>
        <Trans i18nKey="session.export.open">Export</Trans>
      </Button>
    </Dropdown>
  );
}
