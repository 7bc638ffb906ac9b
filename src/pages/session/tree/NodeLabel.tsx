import { css } from '@emotion/css';
import { type GrafanaTheme2, type IconName } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Loop } from '../../../analysis/loops/loops';
import { isFailedCall } from '../../../analysis/placed-calls';
import { type Call, type Run } from '../../../model/session';
import { TONE_ICONS } from '../../../ui/outcomes';
import { plainName, plainText } from '../../../ui/plainText';
import { StockIcon } from '../../../ui/StockIcon';
import { OutcomeMark } from '../OutcomeMark';
import { errorText, titleOfCall } from './callTexts';
import { LoopMark } from './LoopMark';
import { type TreeNode } from './nodes';
import { StepChips } from './StepChips';
import { Thought } from './Thought';
import { type Thoughts } from './thoughts';

/** Icons that rows show. */
export const ROW_ICONS: readonly IconName[] = [
  'comments-alt',
  'process',
  'repeat',
  'brain',
  'cog',
  'sync',
  ...Object.values(TONE_ICONS),
];

/** Longest piece of arguments that a row shows. */
const PREVIEW_LENGTH = 200;

interface Props {
  node: TreeNode;
  /** Whether what is in it is below it: then a step need not say what it did. */
  open: boolean;
  loopOf: (call: Call) => Loop | undefined;
  thoughts: Thoughts;
}

/** What a row of the tree says at its left: what it is, how it ended, and of calls a glimpse of what went in. */
export function NodeLabel({ node, open, loopOf, thoughts }: Props) {
  switch (node.kind) {
    case 'session':
      return <Line icon="comments-alt" title={plainName(node.session.name ?? node.session.id)} tone="strong" />;
    case 'run':
      return <RunLine node={node} run={node.run} />;
    case 'step':
      return (
        <>
          <Line
            icon="repeat"
            title={t('session.tree.step', 'Step {{number}}', { number: node.step.number })}
            tone="quiet"
          />
          <Thought step={node.step} thoughts={thoughts} />
          {!open && <StepChips step={node.step} loopOf={loopOf} />}
        </>
      );
    case 'call':
      return <CallLine call={node.call} loop={loopOf(node.call)} />;
  }
}

function RunLine({ node, run }: { node: TreeNode; run: Run }) {
  const styles = useStyles2(getStyles);
  const isSubAgent = node.parent?.kind !== 'session';
  const title = isSubAgent
    ? t('session.tree.sub-agent', 'Sub-agent')
    : t('session.tree.run', 'Run {{number}}', { number: node.position });
  return (
    <>
      <OutcomeMark outcome={run.status} />
      <Line icon="process" title={title} detail={run.agent && plainName(run.agent)} tone="strong" />
      {run.incomplete && (
        <span
          className={styles.mark}
          title={t(
            'session.tree.incomplete-is',
            'The span that should hold this run together was not found; this row stands in for it.'
          )}
        >
          {t('session.tree.incomplete', 'incomplete')}
        </span>
      )}
    </>
  );
}

function CallLine({ call, loop }: { call: Call; loop: Loop | undefined }) {
  const styles = useStyles2(getStyles);
  const failed = isFailedCall(call);
  const retried = call.kind === 'llm' && call.superseded === true;
  return (
    <>
      <OutcomeMark outcome={call.outcome} />
      <Line
        icon={CALL_ICONS[call.kind]}
        title={titleOfCall(call)}
        detail={failed || retried ? errorText(call) : previewOf(call)}
        tone={failed ? 'failed' : undefined}
      />
      {loop && <LoopMark loop={loop} />}
      {retried && <span className={styles.mark}>{t('session.tree.retried', 'tried again')}</span>}
    </>
  );
}

const CALL_ICONS: Readonly<Record<Call['kind'], IconName>> = { llm: 'brain', tool: 'cog' };

function previewOf(call: Call): string | undefined {
  const told = call.kind === 'tool' ? call.arguments : call.finishReason;
  return told === undefined ? undefined : plainText(told.slice(0, PREVIEW_LENGTH)).text;
}

interface LineProps {
  icon: IconName;
  title: string;
  detail?: string;
  tone?: 'strong' | 'quiet' | 'failed';
}

function Line({ icon, title, detail, tone }: LineProps) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <StockIcon name={icon} className={styles.icon} />
      <span className={tone === undefined ? styles.title : styles[tone]}>{title}</span>
      {detail !== undefined && detail !== '' && (
        <span className={tone === 'failed' ? styles.failedDetail : styles.detail} title={detail}>
          {detail}
        </span>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const title = { flexShrink: 0, maxWidth: '60%', overflow: 'hidden', textOverflow: 'ellipsis' } as const;
  const detail = {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: '0.95em',
  } as const;
  return {
    icon: css({ flexShrink: 0, color: theme.colors.text.secondary }),
    title: css(title),
    strong: css({ ...title, fontWeight: theme.typography.fontWeightMedium }),
    quiet: css({ ...title, color: theme.colors.text.secondary }),
    failed: css({ ...title, color: theme.colors.error.text }),
    detail: css(detail),
    failedDetail: css({ ...detail, color: theme.colors.error.text }),
    mark: css({ color: theme.colors.warning.text, flexShrink: 0 }),
  };
};
