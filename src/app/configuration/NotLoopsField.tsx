import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Field, IconButton, Input, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { type ExemptDraft } from './draft';

interface Props {
  rules: readonly ExemptDraft[];
  problem?: string;
  onChange: (rules: ExemptDraft[]) => void;
}

/** Calls that make no loop: one row each, of a tool and its arguments. */
export function NotLoopsField({ rules, problem, onChange }: Props) {
  return (
    <Field
      label={t('configuration.loops.not', 'Calls that make no loop')}
      description={t(
        'configuration.loops.not-are',
        'Tools that ask again on purpose. A loop of such calls alone counts nowhere; the list of loops shows it on demand. * stands for any characters; no arguments stand for all; a shape such as {path, text}, as the list of loops groups by, for all arguments of these names.'
      )}
      invalid={problem !== undefined}
      error={problem}
      noMargin
    >
      <Rules rules={rules} onChange={onChange} />
    </Field>
  );
}

function Rules({ rules, onChange }: Pick<Props, 'rules' | 'onChange'>) {
  const styles = useStyles2(getStyles);
  const replace = (index: number, rule: ExemptDraft) => onChange(rules.map((it, at) => (at === index ? rule : it)));
  return (
    <div className={styles.rows} data-testid={TEST_IDS.configuration.notLoops}>
      {rules.map((rule, index) => (
        // Rows have nothing that names them: two may be alike while they are typed.
        <div key={index} className={styles.row}>
          <Input
            value={rule.tool}
            aria-label={t('configuration.loops.tool', 'Tool {{number}}', { number: index + 1 })}
            placeholder="check_status"
            onChange={(event) => replace(index, { ...rule, tool: event.currentTarget.value })}
          />
          <Input
            value={rule.arguments}
            aria-label={t('configuration.loops.arguments', 'Arguments {{number}}', { number: index + 1 })}
            placeholder={t('configuration.loops.any', 'any arguments')}
            onChange={(event) => replace(index, { ...rule, arguments: event.currentTarget.value })}
          />
          <IconButton
            name="trash-alt"
            aria-label={t('configuration.loops.remove', 'Remove {{number}}', { number: index + 1 })}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        variant="secondary"
        icon="plus"
        onClick={() => onChange([...rules, { tool: '', arguments: '' }])}
      >
        <Trans i18nKey="configuration.loops.add">Add calls</Trans>
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: theme.spacing(1) }),
  row: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr) auto',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
  }),
});
