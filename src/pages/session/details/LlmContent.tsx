import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type LlmCall } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { Section } from '../../../ui/Section';
import { messagesOf } from './callMessages';
import { Conversation } from './Conversation';
import { RequestExport } from './RequestExport';

/** What a model answered, and below, closed at first, what it was sent. */
export function LlmContent({ call, span }: { call: LlmCall; span: RawSpan }) {
  const styles = useStyles2(getStyles);
  const messages = useMemo(() => messagesOf(span), [span]);
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
              <RequestExport call={call} span={span} messages={messages} />
              <Conversation title={request} recorded={sent} />
            </>
          )}
        </Section>
      )}
      {sent === undefined && answered === undefined && (
        <p className={styles.absent}>
          {t(
            'session.messages.not-recorded',
            'Messages: not recorded. The agent does not export them, or they were taken out on the way.'
          )}
        </p>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  absent: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
