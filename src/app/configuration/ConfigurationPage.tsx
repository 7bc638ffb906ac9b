import { css } from '@emotion/css';
import { type AppPluginMeta, type GrafanaTheme2, type PluginConfigPageProps } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, FieldSet, Input, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState, type SyntheticEvent } from 'react';

import { SOURCE_TYPES } from '../../sources/datasources';
import { NAMED_ATTRIBUTES, readSettings } from '../../sources/settings';
import { saveSettings } from '../../sources/settings-store';
import { TEST_IDS } from '../../testIds';
import { useLatest } from '../../ui/useLatest';
import { type DraftProblems, draftOf, problemsOf, type SettingsDraft, settingsOf } from './draft';
import { attributeField, sourceName } from './fields';
import { NotLoopsField } from './NotLoopsField';
import { PricesField } from './PricesField';
import { SaveResult } from './SaveResult';
import { SourceField } from './SourceField';

/** Where an administrator says which data sources the app reads, and what attributes are called here. */
export default function ConfigurationPage({ plugin }: PluginConfigPageProps<AppPluginMeta>) {
  const styles = useStyles2(getStyles);
  const { meta } = plugin;
  const stored = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(stored));
  const { value: saved, error, pending, start } = useLatest<SettingsDraft>();
  const problems = problemsOf(draft);
  const isSound = Object.keys(problems).length === 0;

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isSound) {
      start(async () => {
        await saveSettings(meta, settingsOf(draft));
        return draft;
      });
    }
  };

  return (
    <form className={styles.form} onSubmit={onSubmit} data-testid={TEST_IDS.configuration.form}>
      <FieldSet label={t('configuration.sources.title', 'Data sources')}>
        {SOURCE_TYPES.map((type) => (
          <SourceField
            key={type}
            type={type}
            uid={draft.sources[type]}
            onChange={(uid) => setDraft({ ...draft, sources: { ...draft.sources, [type]: uid } })}
          />
        ))}
      </FieldSet>
      <FieldSet label={t('configuration.logs.title', 'Logs')}>
        <TextField
          id="logSelector"
          label={t('configuration.logs.selector', 'Streams of agents')}
          description={t(
            'configuration.logs.selector-is',
            'Selector of the Loki streams that agents write to. Narrow it where Loki holds more than those: every query of logs starts with it.'
          )}
          value={draft.logSelector}
          problems={problems}
          onChange={(logSelector) => setDraft({ ...draft, logSelector })}
        />
      </FieldSet>
      <FieldSet label={t('configuration.attributes.title', 'Attributes')}>
        {NAMED_ATTRIBUTES.map((name) => (
          <TextField
            key={name}
            id={name}
            {...attributeField(name)}
            value={draft.attributes[name]}
            problems={problems}
            onChange={(value) => setDraft({ ...draft, attributes: { ...draft.attributes, [name]: value } })}
          />
        ))}
      </FieldSet>
      <FieldSet label={t('configuration.prices.title', 'Prices')}>
        <PricesField
          value={draft.prices}
          problem={problems.prices}
          onChange={(prices) => setDraft({ ...draft, prices })}
        />
      </FieldSet>
      <FieldSet label={t('configuration.loops.title', 'Loops')}>
        <NotLoopsField
          rules={draft.notLoops}
          problem={problems.notLoops}
          onChange={(notLoops) => setDraft({ ...draft, notLoops })}
        />
      </FieldSet>
      <FieldSet label={t('configuration.links.title', 'Links')}>
        <TextField
          id="linkTemplate"
          label={t('configuration.links.template', 'Another platform')}
          description={t(
            'configuration.links.template-is',
            'Address of a session there, with {sessionId}, {traceId} or {spanId} where the id belongs. Session pages then link to it.'
          )}
          placeholder="https://langfuse.example.com/project/p/sessions/{sessionId}"
          value={draft.linkTemplate}
          problems={problems}
          onChange={(linkTemplate) => setDraft({ ...draft, linkTemplate })}
        />
      </FieldSet>
      <SaveResult error={error} saved={saved} names={SOURCE_TYPES.map((type) => ({ type, name: sourceName(type) }))} />
      <Button type="submit" disabled={!isSound || pending} data-testid={TEST_IDS.configuration.save}>
        <Trans i18nKey="configuration.save">Save</Trans>
      </Button>
    </form>
  );
}

interface TextFieldProps {
  id: keyof DraftProblems & string;
  label: string;
  description: string;
  placeholder?: string;
  value: string;
  problems: DraftProblems;
  onChange: (value: string) => void;
}

function TextField({ id, label, description, placeholder, value, problems, onChange }: TextFieldProps) {
  const problem = problems[id];
  return (
    <Field label={label} description={description} invalid={problem !== undefined} error={problem}>
      <Input
        id={`flightrecorder-${id}`}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={TEST_IDS.configuration.field(id)}
      />
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ maxWidth: 640, marginTop: theme.spacing(2) }),
});
