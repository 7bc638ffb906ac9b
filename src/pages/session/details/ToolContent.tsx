import { t } from '@grafana/i18n';
import React from 'react';

import { type ToolCall } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { CallContent } from './CallContent';
import { NotRecorded } from './NotRecorded';

/** What a tool was asked, and what came back. */
export function ToolContent({ call, span }: { call: ToolCall; span: RawSpan | undefined }) {
  return (
    <>
      <OptionalContent
        title={t('session.details.arguments', 'Arguments')}
        raw={call.arguments}
        span={span}
        testId={TEST_IDS.session.arguments}
      />
      <OptionalContent
        title={t('session.details.result', 'Result')}
        raw={call.result}
        span={span}
        testId={TEST_IDS.session.result}
      />
    </>
  );
}

interface OptionalProps {
  title: string;
  raw: string | undefined;
  span: RawSpan | undefined;
  testId: string;
}

function OptionalContent({ title, raw, span, testId }: OptionalProps) {
  return raw === undefined ? (
    <NotRecorded title={title} span={span} />
  ) : (
    <CallContent title={title} raw={raw} testId={testId} />
  );
}
