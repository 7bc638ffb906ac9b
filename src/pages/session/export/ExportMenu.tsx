import { t, Trans } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

import { otlpLines } from '../../../model/otlp/write';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { type Study } from '../study';
import { download } from './download';
import { saidIn } from './said';
import { transcriptOf } from './transcript';

interface Props {
  study: Study;
  loadSpans: () => Promise<readonly RawSpan[]>;
  /** Log records that name the session. */
  logs: readonly RawLog[];
  timeZone: TimeZone;
}

/** Takes the session along: its records for other tools, or a document to read. */
export function ExportMenu({ study, loadSpans, logs, timeZone }: Props) {
  const { id } = study.session;
  const menu = (
    <Menu>
      <Menu.Item
        label={t('session.export.otlp', 'Spans and log records as OTLP JSON')}
        icon="brackets-curly"
        onClick={async () => download(id, 'jsonl', 'application/x-ndjson', otlpLines(await loadSpans(), logs))}
      />
      <Menu.Item
        label={t('session.export.transcript', 'Transcript as Markdown')}
        icon="file-alt"
        onClick={async () =>
          download(id, 'md', 'text/markdown', transcriptOf(study, timeZone, saidIn(await loadSpans())))
        }
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
