import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';
import React, { useMemo } from 'react';

import { ContentBlock } from '../../../ui/ContentBlock';
import { formatCount } from '../../../ui/format';
import { readContent } from './content';

/** Arguments or result of a call: indented if it is JSON, marked if it is broken or was cut. */
export function CallContent({ title, raw, testId }: { title: string; raw: string; testId: string }) {
  const { text, form, cutAt } = useMemo(() => readContent(raw), [raw]);
  return (
    <ContentBlock
      title={title}
      text={text}
      copied={raw}
      data-testid={testId}
      marks={
        <>
          {form === 'broken-json' && (
            <Badge
              color="orange"
              text={t('session.content.broken', 'not valid JSON')}
              tooltip={t(
                'session.content.broken-is',
                'It begins like JSON but does not parse. It is shown as it came.'
              )}
            />
          )}
          {cutAt !== undefined && (
            <Badge
              color="orange"
              text={t('session.content.cut', 'probably cut')}
              tooltip={t(
                'session.content.cut-is',
                'It is exactly {{bytes}} bytes long, a usual limit: raise max_attribute_bytes of Tempo to keep more.',
                { bytes: formatCount(cutAt) }
              )}
            />
          )}
        </>
      }
    />
  );
}
