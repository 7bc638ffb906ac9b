import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { ContentBlock } from '../../../ui/ContentBlock';
import { DiffBlock } from '../../../ui/DiffBlock';
import { formatCount } from '../../../ui/format';
import { Markdown } from '../../../ui/Markdown';
import { looksLikeMarkdown, readContent } from '../../../ui/content';
import { type Edit, editsIn } from './edits';

interface Props {
  title: string;
  raw: string;
  /** Markdown is read as such at first: what a model wrote, not what a tool found. */
  prose?: boolean;
  testId?: string;
}

/** Arguments, a result or a message: JSON indented, changes of files as such, marked if it is broken or was cut. */
export function CallContent({ title, raw, prose = false, testId }: Props) {
  const { text, form, cutAt } = useMemo(() => readContent(raw), [raw]);
  const edits = useMemo(() => editsIn(raw), [raw]);
  const isMarkdown = form === 'text' && looksLikeMarkdown(text);
  const reading =
    edits.length > 0 ? () => <Edits edits={edits} /> : prose || isMarkdown ? () => <Markdown text={text} /> : undefined;
  return (
    <ContentBlock
      title={title}
      text={text}
      copied={raw}
      reading={reading}
      readFirst={prose || edits.length > 0}
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

function Edits({ edits }: { edits: readonly Edit[] }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      {edits.map(({ path, lines, patch }, index) => (
        <div key={index}>
          {path !== undefined && <div className={styles.path}>{path}</div>}
          <DiffBlock lines={lines} signed={patch} label={path ?? t('session.content.change', 'Change')} />
        </div>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  path: css({
    padding: theme.spacing(0.5, 0),
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
});
