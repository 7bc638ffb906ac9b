import { t, Trans } from '@grafana/i18n';
import { Alert, Button } from '@grafana/ui';
import React from 'react';

import { type SourceType } from '../../sources/datasources';
import { TEST_IDS } from '../../testIds';
import { type SettingsDraft, settingsOf } from './draft';

interface Props {
  error: unknown;
  saved: SettingsDraft | undefined;
  names: ReadonlyArray<{ type: SourceType; name: string }>;
}

/** What came of saving: every setting as it is now, or why it was refused. */
export function SaveResult({ error, saved, names }: Props) {
  if (error !== undefined) {
    return (
      <Alert
        severity="error"
        title={t(
          'configuration.not-saved',
          'The settings were not saved. Saving needs the permission to write this plugin.'
        )}
        data-testid={TEST_IDS.configuration.result}
      >
        {error instanceof Error ? error.message : String(error)}
      </Alert>
    );
  }
  if (saved === undefined) {
    return null;
  }
  const settings = settingsOf(saved);
  const lines = [
    ...names.flatMap(({ type, name }) => (settings.sources[type] ? [`${name}: ${settings.sources[type]}`] : [])),
    `${t('configuration.logs.selector', 'Streams of agents')}: ${settings.logSelector}`,
    ...(settings.linkTemplate === undefined
      ? []
      : [`${t('configuration.links.template', 'Another platform')}: ${settings.linkTemplate}`]),
    ...(settings.prices === undefined
      ? []
      : [
          `${t('configuration.prices.document', 'Your own prices')}: ${settings.prices.source} (${settings.prices.prices.length})`,
        ]),
    ...Object.entries(settings.attributes).map(([name, attribute]) => `${name}: ${attribute}`),
  ];
  return (
    <Alert
      severity="success"
      title={t('configuration.saved', 'Saved. Pages that are open take it over when they are loaded again.')}
      data-testid={TEST_IDS.configuration.result}
    >
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Button variant="secondary" size="sm" icon="sync" onClick={() => window.location.reload()}>
        <Trans i18nKey="configuration.reload">Reload now</Trans>
      </Button>
    </Alert>
  );
}
