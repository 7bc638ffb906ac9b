import { t } from '@grafana/i18n';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { type LlmCall } from '../../../model/session';
import { type RawLog, type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { Notice } from '../../../ui/Notice';
import { Section } from '../../../ui/Section';
import { SourceFailure } from '../../../ui/SourceFailure';
import { useLatest } from '../../../ui/useLatest';
import { type LogLine } from '../logs/logLines';
import { type CallNode } from '../tree/nodes';
import { logsOfCall } from './callLogs';
import { type CallMessages, messagesOf } from '../../../loading/session/callMessages';
import { Conversation } from './Conversation';
import { type DetailSources } from './detailSources';
import { NotRecorded } from './NotRecorded';
import { RequestExport } from './RequestExport';

interface Props extends Pick<DetailSources, 'loadLogs'> {
  node: CallNode;
  call: LlmCall;
  /** Undefined where only log records tell of the call. */
  span: RawSpan | undefined;
  /** Log lines that name the session. */
  lines: readonly LogLine[];
}

/** What a model answered, and below, closed at first, what it was sent: by its span, else by the log records of it. */
export function LlmContent({ node, call, span, lines, loadLogs }: Props) {
  const { logs, byTime: guessed } = useMemo(() => logsOfCall(node, span, lines), [node, span, lines]);
  const messages = useMemo(() => messagesOf(span, logs), [span, logs]);
  if (isEmpty(messages) && span !== undefined && loadLogs !== undefined) {
    return <FromLogs call={call} span={span} loadLogs={loadLogs} />;
  }
  return (
    <>
      {guessed && (
        <Notice severity="info" data-testid={TEST_IDS.session.matchedByTime}>
          {t(
            'session.messages.by-time',
            'Matched by time: nothing in these log records names the call, so their messages may be those of another call of the same model at that time.'
          )}
        </Notice>
      )}
      <Both call={call} span={span} messages={messages} />
    </>
  );
}

/** Messages that only log records tell which name the span but not the session: asked for when somebody looks. */
function FromLogs({ call, span, loadLogs }: Required<Pick<Props, 'call' | 'loadLogs'>> & { span: RawSpan }) {
  const { value: logs, error, pending, start } = useLatest<RawLog[]>();
  useEffect(() => start((signal) => loadLogs(span, signal)), [start, loadLogs, span]);
  const messages = useMemo(() => messagesOf(span, byTime(logs ?? [])), [span, logs]);
  if (error !== undefined) {
    return <SourceFailure failure={error} onRetry={() => start((signal) => loadLogs(span, signal))} />;
  }
  return pending && logs === undefined ? (
    <LoadingPlaceholder
      text={t('session.messages.loading', 'Looking for the messages in the log records of the call…')}
    />
  ) : (
    <Both call={call} span={span} messages={messages} />
  );
}

function Both({ call, span, messages }: Pick<Props, 'call' | 'span'> & { messages: CallMessages }) {
  const { sent, answered } = messages;
  const answer = t('session.messages.answer', 'Answer');
  const request = t('session.messages.sent', 'Sent to the model');
  return (
    <>
      {answered && (
        <Section title={answer} openAtFirst data-testid={TEST_IDS.session.answer}>
          {() => <Conversation title={answer} recorded={answered} />}
        </Section>
      )}
      {sent && (
        <Section title={request} count={sent.messages?.length} data-testid={TEST_IDS.session.sent}>
          {() => (
            <>
              {span && <RequestExport call={call} span={span} messages={messages} />}
              <Conversation title={request} recorded={sent} />
            </>
          )}
        </Section>
      )}
      {isEmpty(messages) && <NotRecorded title={t('session.messages.title', 'Messages')} span={span} />}
    </>
  );
}

function isEmpty({ sent, answered }: CallMessages): boolean {
  return sent === undefined && answered === undefined;
}

function byTime(logs: readonly RawLog[]): RawLog[] {
  return logs.slice().sort((a, b) => a.time - b.time);
}
