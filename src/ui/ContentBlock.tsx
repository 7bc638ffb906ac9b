import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useId, type ReactNode } from 'react';

import { AS_TEXT } from './interpolation';

interface Props {
  title: string;
  /** Shown as it is, whatever it contains. */
  text: string;
  /** What the copy button copies, where that is not the text as shown. */
  copied?: string;
  /** Marks behind the title: cut, not valid JSON. */
  marks?: ReactNode;
  'data-testid'?: string;
}

/** A piece of content from outside: text in a box of its own that scrolls, with a button that copies it. */
export function ContentBlock({ title, text, copied = text, marks, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} data-testid={rest['data-testid']}>
      <header className={styles.header}>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
        {marks}
        <span className={styles.spacer} />
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          getText={() => copied}
          aria-label={t('ui.content.copy', 'Copy {{title}}', { title, interpolation: AS_TEXT })}
        />
      </header>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <pre className={styles.content} tabIndex={0} aria-labelledby={titleId}>
        {text}
      </pre>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minHeight: 28 }),
  title: css({
    margin: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  spacer: css({ flexGrow: 1 }),
  content: css({
    maxHeight: 320,
    margin: 0,
    padding: theme.spacing(1),
    overflow: 'auto',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.canvas,
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
  }),
});
