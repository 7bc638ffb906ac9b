import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Evaluation, type Session } from '../../../model/session';
import { MAX_JUDGEMENTS, type Opinion } from '../../../sources/judgements';
import { TEST_IDS } from '../../../testIds';
import { formatDateTime } from '../../../ui/format';
import { opinionLabel, readOnlyText } from './texts';
import { type Judgements } from './useJudgements';

interface Props {
  session: Session;
  judgements: Judgements;
  timeZone: TimeZone;
}

const ICONS: Readonly<Record<Opinion, IconName>> = { up: 'thumbs-up', down: 'thumbs-down', not_a_loop: 'sync-slash' };

/** All that was said of the session: by people on this page, and in its own telemetry. */
export function WhatPeopleSay({ session, judgements, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const { all, rights, pending, remove } = judgements;
  const told = [...session.feedback, ...session.evaluations].sort((a, b) => b.time - a.time);
  const readOnly = readOnlyText(rights);
  return (
    <section
      className={styles.section}
      aria-label={t('session.judgement.title', 'What people say')}
      data-testid={TEST_IDS.session.judgements}
    >
      <h3 className={styles.title}>{t('session.judgement.title', 'What people say')}</h3>
      {readOnly !== undefined && <p className={styles.quiet}>{readOnly}</p>}
      {all.length === 0 && told.length === 0 && (
        <p className={styles.quiet}>
          {t(
            'session.judgement.none',
            'Nobody has said anything yet. The thumbs at the top of the page are the place.'
          )}
        </p>
      )}
      <ul className={styles.list}>
        {all.map(({ id, opinion, text, by, at }) => (
          <li key={id}>
            <Icon name={ICONS[opinion]} size="sm" aria-hidden />
            <strong>{opinionLabel(opinion)}</strong>
            <span className={styles.text}>{text}</span>
            <span className={styles.quiet}>
              {[by, formatDateTime(at, timeZone)].filter((part) => part !== undefined).join(' · ')}
            </span>
            {rights.remove && (
              <IconButton
                name="trash-alt"
                size="sm"
                disabled={pending}
                aria-label={t('session.judgement.remove', 'Take it back')}
                tooltip={t('session.judgement.remove', 'Take it back')}
                onClick={() => remove(id)}
              />
            )}
          </li>
        ))}
        {told.map((evaluation, index) => (
          <li key={`told ${index}`}>
            <Icon name="comment-alt-message" size="sm" aria-hidden />
            <strong>{evaluation.name ?? t('session.judgement.told', 'Told by the agent')}</strong>
            <span className={styles.text}>{evaluationText(evaluation)}</span>
            <span className={styles.quiet}>{formatDateTime(evaluation.time, timeZone)}</span>
          </li>
        ))}
      </ul>
      {all.length >= MAX_JUDGEMENTS && (
        <p className={styles.quiet}>
          {t('session.judgement.limit', 'Only the latest {{count}} are read.', { count: MAX_JUDGEMENTS })}
        </p>
      )}
    </section>
  );
}

function evaluationText({ score, label, comment }: Evaluation): string {
  return [label, score === undefined ? undefined : String(score), comment]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ marginTop: theme.spacing(2), fontSize: theme.typography.bodySmall.fontSize }),
  title: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  list: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    li: { display: 'flex', gap: theme.spacing(1), alignItems: 'baseline', padding: theme.spacing(0.5, 0) },
  }),
  text: css({ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
});
