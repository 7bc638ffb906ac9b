import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { ContentBlock } from '../../../ui/ContentBlock';
import { DiffBlock } from '../../../ui/DiffBlock';
import { Markdown } from '../../../ui/Markdown';
import { looksLikeMarkdown, readContent } from '../../../ui/content';
import { ContentMarks } from './ContentMarks';
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
  const content = useMemo(() => readContent(raw), [raw]);
  const { text, form } = content;
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
      marks={<ContentMarks raw={raw} content={content} />}
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
