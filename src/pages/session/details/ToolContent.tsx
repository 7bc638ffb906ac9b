import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { type ToolCall } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { CallContent } from './CallContent';

/** What a tool was asked, and what came back. */
export function ToolContent({ call }: { call: ToolCall }) {
  return (
    <>
      <OptionalContent
        title={t('session.details.arguments', 'Arguments')}
        raw={call.arguments}
        testId={TEST_IDS.session.arguments}
      />
      <OptionalContent
        title={t('session.details.result', 'Result')}
        raw={call.result}
        testId={TEST_IDS.session.result}
      />
    </>
  );
}

function OptionalContent({ title, raw, testId }: { title: string; raw: string | undefined; testId: string }) {
  const styles = useStyles2(getStyles);
  if (raw === undefined) {
    return (
      <p className={styles.absent}>
        {t(
          'session.details.not-recorded',
          '{{title}}: not recorded. The agent does not export it, or it was taken out on the way.',
          { title }
        )}
      </p>
    );
  }
  return <CallContent title={title} raw={raw} testId={testId} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  absent: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
