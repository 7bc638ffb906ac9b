import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, TextLink, useStyles2 } from '@grafana/ui';
import React, { type ComponentProps, memo, useState } from 'react';

import { TEST_IDS } from '../../../testIds';
import { ChangingIcon } from '../../../ui/ChangingIcon';
import { FigureLine } from '../../../ui/FigureLine';
import { formatDateTime } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { Notice } from '../../../ui/Notice';
import { TONE_ICONS } from '../../../ui/outcomes';
import { OUTCOME_TONES, sessionOutcomeLabel } from '../../../ui/sessionOutcome';
import { StateBadge } from '../../../ui/StateBadge';
import { plainName } from '../../../ui/plainText';
import { ThumbForm, Thumbs } from '../judgements/Thumbs';
import { judgementFailure } from '../judgements/texts';
import { type ShownSession } from '../shown/useShownSession';
import { type TreeNode } from '../tree/nodes';
import { causeText } from './causeText';
import { Figures } from './Figures';
import { OccupancyBar } from './OccupancyBar';
import { referencesOf } from './references';
import { SessionActions } from './SessionActions';

interface Props {
  shown: ShownSession;
  /** Goes to a part of the session. */
  onSelect: (node: TreeNode) => void;
}

/** The verdict first, with what made it go wrong and the way there; then what the session took, and whose it is. */
export const SessionHeader = memo(function SessionHeader({ shown, onSelect }: Props) {
  const { study, places, timeZone } = shown;
  const judgements = shown.judged ? shown.judgements : undefined;
  const styles = useStyles2(getStyles);
  const [thumb, setThumb] = useState<ComponentProps<typeof ThumbForm>['chosen']>();
  const { session, verdict, state } = study;
  const tone = OUTCOME_TONES[verdict.outcome];
  const cause = verdict.cause && places.ofCause(verdict.cause);
  const text = causeText(verdict, {
    failures: session.totals.llmErrors + session.totals.toolErrors,
    loops: study.loops.filter(({ suspected }) => !suspected).length,
  });
  return (
    <section
      className={cx(styles.box, styles[tone])}
      aria-label={t('session.summary.label', 'Summary')}
      data-testid={TEST_IDS.session.summary}
    >
      <div className={styles.verdict} data-testid={TEST_IDS.session.verdict}>
        <span className={styles.outcome}>
          <ChangingIcon name={TONE_ICONS[tone]} />
          <strong>{sessionOutcomeLabel(verdict.outcome)}</strong>
        </span>
        <span className={styles.cause}>{text}</span>
        {cause && (
          <Button
            size="sm"
            variant="secondary"
            icon="arrow-right"
            onClick={() => onSelect(cause)}
            data-testid={TEST_IDS.session.cause}
          >
            {places.nameOf(cause)}
          </Button>
        )}
        <span className={styles.spacer} />
        {verdict.outcome !== 'running' && <StateBadge state={state} />}
        {judgements && <Thumbs judgements={judgements} chosen={thumb} onChoose={setThumb} />}
        <SessionActions shown={shown} />
      </div>
      {judgements && <ThumbForm session={session} judgements={judgements} chosen={thumb} onChoose={setThumb} />}
      {judgements?.error !== undefined && (
        <Notice severity="error" data-testid={TEST_IDS.session.judgementProblem}>
          {judgementFailure(judgements.error)}
        </Notice>
      )}
      {verdict.evidence !== undefined && (
        <div className={styles.evidence}>
          {t('session.verdict.evidence', 'Judged by: {{evidence}}', {
            evidence: verdict.evidence,
            interpolation: AS_TEXT,
          })}
        </div>
      )}
      <Figures study={study} />
      <FigureLine>
        <Fact text={plainName([session.agent, session.agentVersion].filter(Boolean).join(' '))} />
        {referencesOf(session).map(({ name, text, href }) =>
          href === undefined ? (
            <Fact key={name} name={name} text={text} />
          ) : (
            <TextLink key={name} href={href} external inline variant="bodySmall" title={href}>
              {text}
            </TextLink>
          )
        )}
        <span className={styles.quiet}>
          {formatDateTime(session.start, timeZone)} – {formatDateTime(session.lastActivity, timeZone)}
        </span>
        <span
          className={styles.id}
          title={t('session.summary.key', 'Read from {{key}}', { key: session.key, interpolation: AS_TEXT })}
        >
          {session.id}
        </span>
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          getText={() => session.id}
          aria-label={t('session.summary.copy-id', 'Copy the session id')}
        />
      </FigureLine>
      <OccupancyBar occupancy={study.occupancy} />
    </section>
  );
});

/** Characters of a fact that are shown: agents may send whole texts as names. */
const FACT_LENGTH = 120;

function Fact({ name, text }: { name?: string; text: string }) {
  const styles = useStyles2(getStyles);
  const isLong = text.length > FACT_LENGTH;
  return (
    <span className={styles.fact} title={isLong ? [name, text].filter(Boolean).join(': ') : name}>
      {isLong ? `${text.slice(0, FACT_LENGTH)}…` : text}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const edge = (color: string) => css({ borderLeftColor: color, '--tone': color });
  return {
    box: css({
      padding: theme.spacing(1, 1.5),
      border: `1px solid ${theme.colors.border.weak}`,
      borderLeftWidth: 3,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.background.primary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontVariantNumeric: 'tabular-nums',
    }),
    good: edge(theme.colors.success.text),
    bad: edge(theme.colors.error.text),
    waiting: edge(theme.colors.info.text),
    neutral: edge(theme.colors.text.secondary),
    verdict: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      minHeight: 30,
      fontSize: theme.typography.body.fontSize,
    }),
    outcome: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5), color: 'var(--tone)' }),
    cause: css({ overflowWrap: 'anywhere' }),
    spacer: css({ flexGrow: 1 }),
    evidence: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
    fact: css({ minWidth: 0, overflowWrap: 'anywhere' }),
    quiet: css({ color: theme.colors.text.secondary }),
    id: css({
      maxWidth: 420,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      fontFamily: theme.typography.fontFamilyMonospace,
      color: theme.colors.text.secondary,
    }),
  };
};
