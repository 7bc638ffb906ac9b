import { t } from '@grafana/i18n';
import React from 'react';

import { type Withheld, withheldOf } from '../../../dialects/withheld';
import { PREVIEW_BYTES, VALUE_BYTES } from '../../../model/vocabulary/capture-limits';
import { type RawSpan } from '../../../model/telemetry';
import { TEST_IDS } from '../../../testIds';
import { formatCount } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { Notice } from '../../../ui/Notice';

/** What the collector masked, cut or did not capture of a record, as it says on it. */
export function RecordMarks({ span }: { span: RawSpan }) {
  const sentences = sentencesOf(withheldOf(span.attributes));
  return sentences.length === 0 ? null : (
    <Notice severity="info" data-testid={TEST_IDS.session.withheld}>
      {sentences.join(' ')}
    </Notice>
  );
}

function sentencesOf({ masked = 0, cutFrom, level }: Withheld): string[] {
  return [
    ...(masked > 0
      ? [
          t('session.withheld.masked', 'The collector masked {{count}} values here before they were stored.', {
            count: masked,
            defaultValue_one: 'The collector masked one value here before it was stored.',
          }),
        ]
      : []),
    ...(cutFrom === undefined
      ? []
      : [
          t(
            'session.withheld.cut',
            'Values were cut: the record had {{bytes}} bytes, and the collector keeps {{limit}} bytes of each value, as max_attribute_bytes of Tempo has it.',
            { bytes: formatCount(cutFrom), limit: formatCount(VALUE_BYTES) }
          ),
        ]),
    ...(level === undefined ? [] : [levelSentence(level)]),
  ];
}

function levelSentence(level: string): string {
  switch (level) {
    case 'none':
      return t('session.withheld.none', 'Content is not captured: FLIGHTRECORDER_CONTENT of the collector is none.');
    case 'previews':
      return t(
        'session.withheld.previews',
        'Of each text the first {{bytes}} bytes are captured: FLIGHTRECORDER_CONTENT of the collector is previews.',
        { bytes: formatCount(PREVIEW_BYTES) }
      );
    default:
      return t('session.withheld.level', 'FLIGHTRECORDER_CONTENT of the collector is {{level}}.', {
        level,
        interpolation: AS_TEXT,
      });
  }
}
