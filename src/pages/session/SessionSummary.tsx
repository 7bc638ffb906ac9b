import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Session, type Totals } from '../../model/session';
import { sessionState } from '../../model/state';
import { TOKEN_BUCKETS, totalTokens } from '../../model/tokens';
import { TEST_IDS } from '../../testIds';
import { formatCount, formatDateTime, formatDuration, formatShort } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { StateBadge } from '../../ui/StateBadge';
import { bucketLabel, describeTokens } from '../../ui/TokenCount';
import { OutcomeMark } from './OutcomeMark';

interface Props {
  session: Session;
  timeZone: TimeZone;
  /** Milliseconds since 1970, to judge the session's state. */
  now: number;
}

/** The session in three lines: how it went, what it took, whose it is. */
export function SessionSummary({ session, timeZone, now }: Props) {
  const styles = useStyles2(getStyles);
  const { totals } = session;
  const failures = totals.llmErrors + totals.toolErrors;
  const lastRun = session.runs.at(-1);
  return (
    <section
      className={styles.box}
      aria-label={t('session.summary.label', 'Summary')}
      data-testid={TEST_IDS.session.summary}
    >
      <Line>
        {lastRun && <OutcomeMark outcome={lastRun.status} withLabel />}
        <StateBadge state={sessionState(session, now)} />
        <Figure
          value={formatDuration(session.lastActivity - session.start)}
          name={t('session.summary.wall', 'wall time')}
        />
        <Figure value={runsText(totals)} />
        <Figure value={countText('steps', totals.steps)} />
        <Figure value={countText('llm', totals.llmCalls)} />
        <Figure value={countText('tools', totals.toolCalls)} />
        <span className={failures > 0 ? styles.failures : styles.quiet}>{countText('failed', failures)}</span>
      </Line>
      <Line>
        <span title={describeTokens(totals.tokens)}>
          <Figure value={formatShort(totalTokens(totals.tokens))} name={t('session.summary.tokens', 'tokens')} />
        </span>
        {TOKEN_BUCKETS.filter((bucket) => totals.tokens[bucket] !== undefined).map((bucket) => (
          <Figure key={bucket} value={formatShort(totals.tokens[bucket])} name={bucketLabel(bucket)} />
        ))}
        {totals.models.length > 0 && <span className={styles.names}>{totals.models.join(', ')}</span>}
      </Line>
      <Line>
        <span>{[session.agent, session.agentVersion].filter(Boolean).join(' ')}</span>
        {session.source !== undefined && <span>{session.source}</span>}
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
      </Line>
    </section>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.line}>{children}</div>;
}

function Figure({ value, name }: { value: string; name?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.figure}>
      {value} {name !== undefined && <span className={styles.quiet}>{name}</span>}
    </span>
  );
}

function runsText({ runs, subAgents }: Totals): string {
  const text = countText('runs', runs);
  return subAgents === 0 ? text : `${text} + ${countText('subAgents', subAgents)}`;
}

type Counted = 'runs' | 'subAgents' | 'steps' | 'llm' | 'tools' | 'failed';

function countText(what: Counted, count: number): string {
  const shown = formatCount(count);
  const texts: Record<Counted, () => string> = {
    runs: () => t('session.summary.runs', '{{shown}} runs', { count, shown, defaultValue_one: '{{shown}} run' }),
    subAgents: () =>
      t('session.summary.sub-agents', '{{shown}} sub-agents', {
        count,
        shown,
        defaultValue_one: '{{shown}} sub-agent',
      }),
    steps: () => t('session.summary.steps', '{{shown}} steps', { count, shown, defaultValue_one: '{{shown}} step' }),
    llm: () =>
      t('session.summary.llm-calls', '{{shown}} LLM calls', { count, shown, defaultValue_one: '{{shown}} LLM call' }),
    tools: () =>
      t('session.summary.tool-calls', '{{shown}} tool calls', {
        count,
        shown,
        defaultValue_one: '{{shown}} tool call',
      }),
    failed: () => t('session.summary.failed', '{{shown}} failed', { shown }),
  };
  return texts[what]();
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
  }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.25, 1.5),
    minHeight: 26,
    '& > *:not(:first-child):not(button)::before': {
      content: '"·"',
      marginRight: theme.spacing(1.5),
      color: theme.colors.text.disabled,
    },
  }),
  figure: css({ fontWeight: theme.typography.fontWeightMedium }),
  quiet: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  failures: css({ color: theme.colors.error.text, fontWeight: theme.typography.fontWeightMedium }),
  names: css({ overflowWrap: 'anywhere' }),
  id: css({
    maxWidth: 420,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: theme.typography.fontFamilyMonospace,
    color: theme.colors.text.secondary,
  }),
});
