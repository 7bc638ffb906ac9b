import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React, { useMemo } from 'react';

import { PREVIEW_BYTES } from '../../../model/vocabulary/capture-limits';
import { HISTORY_CUT, maskedIn, NOT_CAPTURED } from '../../../model/vocabulary/placeholders';
import { formatCount } from '../../../ui/format';
import { type Content } from '../../../ui/content';
import { AS_TEXT } from '../../../ui/interpolation';

interface Props {
  /** As it came. */
  raw: string;
  content: Content;
}

interface Mark {
  text: string;
  tooltip: string;
}

/** What a piece of content is not: whole, valid, or what the agent wrote. */
export function ContentMarks({ raw, content }: Props) {
  const marks = useMemo(() => marksOf(raw, content), [raw, content]);
  return marks.map(({ text, tooltip }) => <Badge key={text} color="orange" text={text} tooltip={tooltip} />);
}

function marksOf(raw: string, { form, cutAt }: Content): Mark[] {
  return [masked(raw), notCaptured(raw), middleCut(raw), broken(form), cut(cutAt)].filter((mark) => mark !== undefined);
}

function masked(raw: string): Mark | undefined {
  const taken = maskedIn(raw);
  const count = taken.reduce((sum, one) => sum + one.count, 0);
  const named = taken.map(({ category, count: times }) => {
    const name = category === '' ? t('session.content.masked-unnamed', 'unnamed') : category;
    return times === 1 ? name : `${name} ×${formatCount(times)}`;
  });
  return count === 0
    ? undefined
    : {
        text: t('session.content.masked', '{{count}} masked', { count }),
        tooltip: t(
          'session.content.masked-is',
          'Taken out before it was stored, by the collector or by the agent: {{named}}. Nobody can see it here.',
          { named: named.join(', '), interpolation: AS_TEXT }
        ),
      };
}

function notCaptured(raw: string): Mark | undefined {
  return raw.trim() !== NOT_CAPTURED
    ? undefined
    : {
        text: t('session.content.not-captured', 'not captured'),
        tooltip: t(
          'session.content.not-captured-is',
          'The collector stores no content: its FLIGHTRECORDER_CONTENT is none. With previews it keeps {{bytes}} bytes of each text, with redacted all of it, masked.',
          { bytes: formatCount(PREVIEW_BYTES) }
        ),
      };
}

function middleCut(raw: string): Mark | undefined {
  return !raw.includes(HISTORY_CUT)
    ? undefined
    : {
        text: t('session.content.middle-cut', 'middle cut'),
        tooltip: t(
          'session.content.middle-cut-is',
          'The collector keeps the beginning and the end of long conversations; {{mark}} stands for the rest. The calls before this one have it.',
          { mark: HISTORY_CUT, interpolation: AS_TEXT }
        ),
      };
}

function broken(form: Content['form']): Mark | undefined {
  return form !== 'broken-json'
    ? undefined
    : {
        text: t('session.content.broken', 'not valid JSON'),
        tooltip: t('session.content.broken-is', 'It begins like JSON but does not parse. It is shown as it came.'),
      };
}

function cut(cutAt: number | undefined): Mark | undefined {
  return cutAt === undefined
    ? undefined
    : {
        text: t('session.content.cut', 'probably cut'),
        tooltip: t(
          'session.content.cut-is',
          'It is exactly {{bytes}} bytes long, a usual limit: raise max_attribute_bytes of Tempo to keep more.',
          { bytes: formatCount(cutAt) }
        ),
      };
}
