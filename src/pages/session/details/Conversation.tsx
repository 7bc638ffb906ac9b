import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type Message, type MessagePart } from '../../../model/messages/conversation';
import { AS_TEXT } from '../../../ui/interpolation';
import { Markdown } from '../../../ui/Markdown';
import { CallContent } from './CallContent';
import { type RecordedMessages } from '../../../loading/session/callMessages';

/** Messages shown before one asks for the earlier ones: a request repeats the whole conversation. */
const AT_FIRST = 6;

/** What was sent to a model or came from it, message by message, the latest at the end; as it came where it cannot be read. */
export function Conversation({ title, recorded }: { title: string; recorded: RecordedMessages }) {
  const styles = useStyles2(getStyles);
  const [whole, setWhole] = useState(false);
  const { messages, raw } = recorded;
  if (messages === undefined) {
    return <CallContent title={title} raw={raw} />;
  }
  const shown = whole ? messages : messages.slice(-AT_FIRST);
  return (
    <div className={styles.messages} role="group" aria-label={title}>
      {shown.length < messages.length && (
        <Button size="sm" variant="primary" fill="text" onClick={() => setWhole(true)}>
          {t('session.messages.earlier', 'Show {{count}} earlier messages', { count: messages.length - shown.length })}
        </Button>
      )}
      {shown.map((message, index) => (
        <MessageBox key={index} message={message} />
      ))}
    </div>
  );
}

function MessageBox({ message: { role, parts } }: { message: Message }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.message} data-role={role}>
      {parts.length === 0 && <span className={styles.quiet}>{t('session.messages.empty', 'empty message')}</span>}
      {parts.map((part, index) => (
        <Part key={index} part={part} role={role} />
      ))}
    </div>
  );
}

function Part({ part, role }: { part: MessagePart; role: string }) {
  const styles = useStyles2(getStyles);
  switch (part.kind) {
    case 'text':
      return <CallContent title={roleLabel(role)} raw={part.text} prose />;
    case 'thinking':
      return (
        <details className={styles.thinking} open>
          <summary>{t('session.messages.thinking', 'Thinking')}</summary>
          {part.text === '' ? (
            <span className={styles.quiet}>{t('session.messages.hidden', 'kept from us by the provider')}</span>
          ) : (
            <Markdown text={part.text} />
          )}
        </details>
      );
    case 'tool_call':
      return (
        <CallContent
          title={t('session.messages.calls', 'calls {{tool}}', { tool: part.name, interpolation: AS_TEXT })}
          raw={part.arguments ?? ''}
        />
      );
    case 'tool_result':
      return (
        <CallContent
          title={part.failed ? t('session.messages.failed', 'tool failed') : t('session.messages.result', 'tool')}
          raw={part.text ?? ''}
        />
      );
    case 'other':
      return <CallContent title={roleLabel(role)} raw={part.json} />;
  }
}

/** Who says a message, in the viewer's language; a role that is not known as it was written. */
function roleLabel(role: string): string {
  const labels: Record<string, string> = {
    system: t('session.messages.system', 'system'),
    user: t('session.messages.user', 'user'),
    assistant: t('session.messages.assistant', 'model'),
    tool: t('session.messages.result', 'tool'),
    '': t('session.messages.unnamed', 'message'),
  };
  return Object.hasOwn(labels, role) ? (labels[role] ?? role) : role;
}

const getStyles = (theme: GrafanaTheme2) => ({
  messages: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  message: css({
    minWidth: 0,
    paddingLeft: theme.spacing(1),
    borderLeft: `3px solid ${theme.colors.border.medium}`,
    '&[data-role=user]': { borderLeftColor: theme.colors.primary.border },
    '&[data-role=assistant]': { borderLeftColor: theme.colors.success.border },
    '&[data-role=system]': { borderLeftColor: theme.colors.warning.border },
  }),
  thinking: css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontStyle: 'italic',
    summary: { cursor: 'pointer' },
  }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
