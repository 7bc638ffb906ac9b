import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type Call } from '../../../model/session';
import { formatDuration } from '../../../ui/format';
import { linkButton } from '../../../ui/linkButton.styles';
import { Section } from '../../../ui/Section';
import { OutcomeMark } from '../OutcomeMark';
import { titleOfCall } from '../tree/callTexts';
import { type LogLine } from '../logs/logLines';
import { type CallNode, type TreeNode } from '../tree/nodes';
import { type DetailSources } from './detailSources';
import { LlmContent } from './LlmContent';
import { type SpanIndex } from './spanIndex';
import { ToolContent } from './ToolContent';

interface Props extends Pick<DetailSources, 'loadLogs'> {
  node: TreeNode & { kind: 'step' };
  onSelect: (node: TreeNode) => void;
  spans: SpanIndex;
  /** Log lines that name the session. */
  lines: readonly LogLine[];
}

/** Calls of a step that are open at first: the usual think and act. */
const OPEN_AT_FIRST = 3;

/** What the step did, in order: what the model thought and answered, what tools were asked and what came back. */
export function StepContent({ node, onSelect, spans, lines, loadLogs }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {node.children.map((child, index) =>
        child.kind !== 'call' ? null : (
          <Section
            key={child.reference}
            title={`${phase(child.call)} · ${titleOfCall(child.call)} · ${formatDuration(child.end - child.start)}`}
            openAtFirst={index < OPEN_AT_FIRST}
          >
            {() => (
              <div className={styles.call}>
                <button type="button" className={styles.link} onClick={() => onSelect(child)}>
                  <OutcomeMark outcome={child.call.outcome} withLabel />{' '}
                  {t('session.details.open-call', 'open the call')}
                </button>
                <Content node={child} spans={spans} lines={lines} loadLogs={loadLogs} />
              </div>
            )}
          </Section>
        )
      )}
    </>
  );
}

function Content({ node, spans, ...rest }: Omit<Props, 'node' | 'onSelect'> & { node: CallNode }) {
  const { call } = node;
  const span = spans.find(call.origin);
  if (call.kind === 'tool') {
    return <ToolContent call={call} span={span} />;
  }
  return span === undefined && call.origin.spanId !== '' ? null : (
    <LlmContent node={node} call={call} span={span} {...rest} />
  );
}

function phase({ kind }: Call): string {
  return kind === 'llm' ? t('session.details.think', 'Think') : t('session.details.act', 'Act and observe');
}

const getStyles = (theme: GrafanaTheme2) => ({
  call: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  link: css({
    ...linkButton(theme),
    display: 'inline-flex',
    gap: theme.spacing(0.5),
    alignSelf: 'flex-start',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
