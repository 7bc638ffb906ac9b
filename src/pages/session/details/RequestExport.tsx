import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { type LlmCall } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { type MissingPart, requestOf } from '../export/request';
import { type CallMessages } from '../../../loading/session/callMessages';

interface Props {
  call: LlmCall;
  span: RawSpan;
  messages: CallMessages;
}

/** Takes the request of a call along, to try it elsewhere, and says how it differs from the one that was made. */
export function RequestExport({ call, span, messages }: Props) {
  const styles = useStyles2(getStyles);
  const { request, missing } = useMemo(() => requestOf(call, span, messages), [call, span, messages]);
  return (
    <div className={styles.line} data-testid={TEST_IDS.session.request}>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => JSON.stringify(request, null, 2)}>
        <Trans i18nKey="session.request.copy">Copy as a request</Trans>
      </ClipboardButton>
      <span className={styles.quiet}>
        {missing.length === 0
          ? t('session.request.whole', 'In the shape of Chat Completions; nothing recorded is left out.')
          : t('session.request.missing', 'In the shape of Chat Completions. Not recorded: {{parts}}.', {
              parts: missing.map(missingLabel).join(', '),
            })}
      </span>
    </div>
  );
}

function missingLabel(part: MissingPart): string {
  const labels: Record<MissingPart, string> = {
    messages: t('session.request.no-messages', 'the messages'),
    unreadable: t('session.request.unreadable', 'all of the messages (they were cut or masked)'),
    tools: t('session.request.no-tools', 'the tools on offer'),
    parameters: t('session.request.no-parameters', 'parameters such as the limit of tokens'),
    other_content: t('session.request.other-content', 'pictures and files (their JSON stands in for them)'),
  };
  return labels[part];
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
