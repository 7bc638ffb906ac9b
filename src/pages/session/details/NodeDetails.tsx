import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useCallback, useMemo } from 'react';

import { type CallCost } from '../../../analysis/cost';
import { type Origin } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { LogList } from '../../../ui/LogList';
import { Section } from '../../../ui/Section';
import { type Outcome } from '../../../ui/outcomes';
import { plainName } from '../../../ui/plainText';
import { type SessionEngine } from '../engine/engine';
import { isOf, type LogLine } from '../logs/logLines';
import { OutcomeMark } from '../OutcomeMark';
import { titleOfCall } from '../tree/callTexts';
import { type TreeNode } from '../tree/nodes';
import { type DetailSources } from './detailSources';
import { ErrorBox } from './ErrorBox';
import { FailedCalls } from './FailedCalls';
import { FactList } from './FactList';
import { factsOf } from './facts';
import { InspectionSection } from './InspectionSection';
import { LlmContent } from './LlmContent';
import { RecordMarks } from './RecordMarks';
import { SessionNotes } from './SessionNotes';
import { type SpanIndex } from './spanIndex';
import { SpanLinks } from './SpanLinks';
import { SpanLogs } from './SpanLogs';
import { SpanSections } from './SpanSections';
import { StepContent } from './StepContent';
import { ToolContent } from './ToolContent';

interface Props {
  node: TreeNode;
  /** Of a call of a model that has a price. */
  cost?: CallCost;
  /** Goes to another part of the session. */
  onSelect: (node: TreeNode) => void;
  spans: SpanIndex;
  sources: DetailSources;
  /** Says how the part was read from its records. */
  inspect: SessionEngine['inspect'];
  /** Log lines that name the session. */
  lines: readonly LogLine[];
  timeZone: TimeZone;
}

/** All that is known of the selected part of a session. */
export const NodeDetails = memo(function NodeDetails({
  node,
  cost,
  onSelect,
  spans,
  sources,
  inspect,
  lines,
  timeZone,
}: Props) {
  const styles = useStyles2(getStyles);
  const origin = originOf(node);
  const span = origin && spans.find(origin);
  const error = node.kind === 'call' ? node.call.error : node.kind === 'run' ? node.run.error : undefined;
  const outcome = outcomeOf(node);
  const title = titleOf(node);
  const { kind, reference } = node;
  const look = useCallback(() => inspect(reference), [inspect, reference]);
  return (
    <aside
      className={styles.panel}
      aria-label={t('session.details.label', 'Details of the selection')}
      data-testid={TEST_IDS.session.details}
    >
      <header className={styles.header}>
        {outcome && <OutcomeMark outcome={outcome} withLabel />}
        <h2 className={styles.title} title={title}>
          {title}
        </h2>
      </header>
      <SpanLinks span={span} call={node.kind === 'call' ? node.call : undefined} sources={sources} />
      {span && <RecordMarks span={span} />}
      {error && <ErrorBox error={error} />}
      {node.kind !== 'call' && <FailedCalls node={node} onSelect={onSelect} timeZone={timeZone} />}
      {node.kind === 'session' && <SessionNotes notes={node.session.notes} />}
      {node.kind === 'step' && (
        <StepContent node={node} onSelect={onSelect} spans={spans} lines={lines} loadLogs={sources.loadLogs} />
      )}
      {node.kind === 'call' && node.call.kind === 'tool' && <ToolContent call={node.call} span={span} />}
      {node.kind === 'call' && node.call.kind === 'llm' && (span ?? node.call.origin.spanId === '') && (
        <LlmContent node={node} call={node.call} span={span} lines={lines} loadLogs={sources.loadLogs} />
      )}
      <FactList facts={factsOf(node, timeZone, cost)} />
      {kind !== 'step' && <InspectionSection load={look} />}
      {span && <SpanSections span={span} below={spans.below(span)} timeZone={timeZone} />}
      {node.kind !== 'session' && <LinesSection node={node} lines={lines} timeZone={timeZone} />}
      {span && sources.loadLogs && <LogsSection span={span} loadLogs={sources.loadLogs} timeZone={timeZone} />}
    </aside>
  );
});

/** Lines that name the session and belong to this part of it, by span, step or tool. */
function LinesSection({ node, lines, timeZone }: Pick<Props, 'node' | 'lines' | 'timeZone'>) {
  const own = useMemo(() => lines.filter((line) => isOf(line, node)), [lines, node]);
  return own.length === 0 ? null : (
    <Section title={t('session.details.lines', 'Log lines of the session here')} count={own.length}>
      {() => <LogList logs={own.slice(0, MOST_LINES).map(({ log }) => log)} timeZone={timeZone} />}
    </Section>
  );
}

/** Lines shown here at most; the view of the logs has them all. */
const MOST_LINES = 200;

function LogsSection({
  span,
  loadLogs,
  timeZone,
}: Required<Pick<DetailSources, 'loadLogs'>> & { span: RawSpan; timeZone: TimeZone }) {
  const load = useCallback((signal: AbortSignal) => loadLogs(span, signal), [span, loadLogs]);
  return (
    <Section title={t('session.details.logs', 'Log lines')} data-testid={TEST_IDS.session.logsSection}>
      {() => <SpanLogs load={load} timeZone={timeZone} />}
    </Section>
  );
}

function originOf(node: TreeNode): Origin | undefined {
  return node.kind === 'call' ? node.call.origin : node.kind === 'run' ? node.run.origin : undefined;
}

function outcomeOf(node: TreeNode): Outcome | undefined {
  return node.kind === 'call' ? node.call.outcome : node.kind === 'run' ? node.run.status : undefined;
}

function titleOf(node: TreeNode): string {
  switch (node.kind) {
    case 'session':
      return node.session.name === undefined ? t('session.details.session', 'Session') : plainName(node.session.name);
    case 'run':
      return node.run.agent === undefined ? t('session.details.run', 'Run') : plainName(node.run.agent);
    case 'step':
      return t('session.tree.step', 'Step {{number}}', { number: node.step.number });
    case 'call':
      return titleOfCall(node.call);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  title: css({
    display: '-webkit-box',
    margin: 0,
    overflow: 'hidden',
    fontSize: theme.typography.h5.fontSize,
    overflowWrap: 'anywhere',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 4,
  }),
});
