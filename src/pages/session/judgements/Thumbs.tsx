import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { Button, Input, useStyles2 } from '@grafana/ui';
import React, { type SyntheticEvent, useState } from 'react';

import { type Session } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { AS_TEXT } from '../../../ui/interpolation';
import { opinionLabel, readOnlyText } from './texts';
import { type Judgements } from './useJudgements';

const THUMBS = ['up', 'down'] as const;

type Thumb = (typeof THUMBS)[number];

const ICONS: Readonly<Record<Thumb, IconName>> = { up: 'thumbs-up', down: 'thumbs-down' };

interface Props {
  session: Session;
  judgements: Judgements;
  /** The thumb that a comment is being written for. */
  chosen: Thumb | undefined;
  onChoose: (thumb: Thumb | undefined) => void;
}

/** How many people found the session good or bad, to join them. */
export function Thumbs({ judgements, chosen, onChoose }: Omit<Props, 'session'>) {
  const styles = useStyles2(getStyles);
  const { all, rights, unread, pending } = judgements;
  const readOnly = readOnlyText(rights);
  return (
    <span className={styles.thumbs} data-testid={TEST_IDS.session.thumbs}>
      {THUMBS.map((thumb) => {
        const count = all.filter(({ opinion }) => opinion === thumb).length;
        const label = t('session.judgement.count', '{{opinion}}: {{count}} said so', {
          opinion: opinionLabel(thumb),
          count,
        });
        return (
          <Button
            key={thumb}
            size="sm"
            variant="secondary"
            fill={chosen === thumb ? 'solid' : 'text'}
            icon={ICONS[thumb]}
            disabled={readOnly !== undefined || pending}
            aria-label={label}
            aria-pressed={chosen === thumb}
            tooltip={readOnly ?? label}
            onClick={() => onChoose(chosen === thumb ? undefined : thumb)}
          >
            {unread ? '' : count}
          </Button>
        );
      })}
      {readOnly !== undefined && (
        <span className={styles.readOnly} title={readOnly}>
          {t('session.judgement.read-only-short', 'read-only')}
        </span>
      )}
    </span>
  );
}

/** Where a comment is written for a thumb, before it is saved. */
export function ThumbForm({ session, judgements, chosen, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const [comment, setComment] = useState('');
  if (chosen === undefined) {
    return null;
  }
  const close = () => {
    setComment('');
    onChoose(undefined);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    const { start: from, lastActivity: to, agent } = session;
    judgements.add({ opinion: chosen, text: comment.trim() || opinionLabel(chosen), from, to, agent });
    close();
  };
  const label = t('session.judgement.comment', '{{opinion}}: why? (optional, kept as an annotation)', {
    opinion: opinionLabel(chosen),
    interpolation: AS_TEXT,
  });
  return (
    <form className={styles.form} onSubmit={onSubmit} data-testid={TEST_IDS.session.thumbForm}>
      <Input
        autoFocus
        value={comment}
        onChange={({ currentTarget }) => setComment(currentTarget.value)}
        placeholder={label}
        aria-label={label}
        maxLength={LONGEST}
      />
      <Button type="submit" size="sm">
        <Trans i18nKey="session.judgement.save">Save</Trans>
      </Button>
      <Button type="button" size="sm" variant="secondary" fill="text" onClick={close}>
        <Trans i18nKey="session.judgement.cancel">Cancel</Trans>
      </Button>
    </form>
  );
}

/** Characters of a comment. */
const LONGEST = 2000;

const getStyles = (theme: GrafanaTheme2) => ({
  thumbs: css({ display: 'inline-flex', alignItems: 'center' }),
  readOnly: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  form: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'center', padding: theme.spacing(0.5, 0) }),
});
