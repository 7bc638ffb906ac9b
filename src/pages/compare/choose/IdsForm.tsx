import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { type SyntheticEvent, useState } from 'react';

import { TEST_IDS } from '../../../testIds';
import { type Side, SIDES } from '../sides';
import { sideLabel } from '../texts';

interface Props {
  ids: Readonly<Record<Side, string>>;
  /** @param at whether the selected step stays selected */
  onChange: (ids: Readonly<Record<Side, string>>, at: 'kept' | 'first') => void;
}

/** The two ids: of sessions, traces, answers or calls. */
export function IdsForm({ ids, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState(ids);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onChange({ left: typed.left.trim(), right: typed.right.trim() }, 'first');
  };
  const box = (side: Side) => (
    <Input
      key={side}
      prefix={sideLabel(side)}
      className={styles.box}
      value={typed[side]}
      onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [side]: value })}
      placeholder={t('compare.ids.placeholder', 'Id of a session, trace, answer or call')}
      aria-label={
        side === 'left'
          ? t('compare.ids.left', 'Id of the left session')
          : t('compare.ids.right', 'Id of the right session')
      }
      data-testid={TEST_IDS.compare.id(side)}
    />
  );
  const changed = SIDES.some((side) => typed[side].trim() !== ids[side]);
  return (
    <form className={styles.form} onSubmit={submit}>
      {box('left')}
      <IconButton
        name="exchange-alt"
        size="lg"
        tooltip={t('compare.ids.swap', 'Change sides (x)')}
        onClick={() => onChange({ left: ids.right, right: ids.left }, 'kept')}
        data-testid={TEST_IDS.compare.swap}
      />
      {box('right')}
      <Button
        type="submit"
        variant={changed ? 'primary' : 'secondary'}
        disabled={!changed}
        data-testid={TEST_IDS.compare.submit}
      >
        <Trans i18nKey="compare.ids.submit">Compare</Trans>
      </Button>
    </form>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({ display: 'flex', flexGrow: 1, alignItems: 'center', gap: theme.spacing(1), maxWidth: 1100 }),
  box: css({ flex: '1 1 0', minWidth: 160, input: { fontFamily: theme.typography.fontFamilyMonospace } }),
});
