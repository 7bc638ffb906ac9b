import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, Field } from '@grafana/ui';
import React, { useMemo } from 'react';

import { sourcesOfType, type SourceType } from '../../sources/datasources';
import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { sourceName, sourceUse } from './fields';

interface Props {
  type: SourceType;
  /** Empty for the one that the app finds by itself. */
  uid: string;
  onChange: (uid: string) => void;
}

/** Choice of a data source of one type. */
export function SourceField({ type, uid, onChange }: Props) {
  const sources = useMemo(() => sourcesOfType(type), [type]);
  const automatic = sources.find(({ isDefault }) => isDefault) ?? sources[0];
  const options: Array<ComboboxOption<string>> = [
    {
      value: '',
      label:
        automatic === undefined
          ? t('configuration.sources.none', 'Automatic: Grafana has none that you may query')
          : t('configuration.sources.automatic', 'Automatic: {{name}}', {
              name: automatic.name,
              interpolation: AS_TEXT,
            }),
    },
    ...sources.map(({ uid, name }) => ({ value: uid, label: name })),
  ];
  const known = options.some(({ value }) => value === uid);
  const id = `flightrecorder-source-${type}`;
  return (
    <Field
      label={sourceName(type)}
      description={sourceUse(type)}
      htmlFor={id}
      invalid={!known}
      error={
        known
          ? undefined
          : t(
              'configuration.sources.gone',
              'The data source {{uid}} is gone, or you may not query it: choose another one.',
              { uid, interpolation: AS_TEXT }
            )
      }
    >
      <Combobox
        id={id}
        options={options}
        value={uid}
        onChange={({ value }) => onChange(value)}
        data-testid={TEST_IDS.configuration.field(type)}
      />
    </Field>
  );
}
