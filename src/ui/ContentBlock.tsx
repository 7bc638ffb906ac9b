import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React, { useId, useMemo, useState, type ReactNode } from 'react';

import { AS_TEXT } from './interpolation';
import { plainText } from './plainText';
import { textBlock } from './textBlock.styles';

interface Props {
  title: string;
  /** Shown as it is, whatever it contains, but for characters that are not seen. */
  text: string;
  /** What the copy button copies, where that is not the text as shown. */
  copied?: string;
  /** Marks behind the title: cut, not valid JSON. */
  marks?: ReactNode;
  /** The same for reading: the changes of a file, Markdown. */
  reading?: () => ReactNode;
  /** Whether it is for reading at first, where it can be. */
  readFirst?: boolean;
  'data-testid'?: string;
}

/** Characters that are shown before one asks for the rest. */
const AT_FIRST = 20_000;

/** A piece of content from outside: text in a box of its own that scrolls, with a button that copies it. */
export function ContentBlock({ title, text, copied = text, marks, reading, readFirst = true, ...rest }: Props) {
  const styles = useStyles2(getStyles);
  const titleId = useId();
  const [asItCame, setAsItCame] = useState(!readFirst);
  return (
    <section aria-labelledby={titleId} data-testid={rest['data-testid']}>
      <header className={styles.header}>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
        {marks}
        <span className={styles.spacer} />
        {reading !== undefined && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setAsItCame(!asItCame)}>
            {asItCame ? t('ui.content.read', 'For reading') : t('ui.content.as-it-came', 'As it came')}
          </Button>
        )}
        <ClipboardButton
          size="sm"
          variant="secondary"
          fill="text"
          icon="copy"
          getText={() => copied}
          aria-label={t('ui.content.copy', 'Copy {{title}}', { title, interpolation: AS_TEXT })}
        />
      </header>
      {reading === undefined || asItCame ? <AsItCame text={text} titleId={titleId} /> : reading()}
    </section>
  );
}

function AsItCame({ text, titleId }: { text: string; titleId: string }) {
  const styles = useStyles2(getStyles);
  const [whole, setWhole] = useState(false);
  const isLong = text.length > AT_FIRST;
  const shown = useMemo(() => plainText(isLong && !whole ? text.slice(0, AT_FIRST) : text), [text, isLong, whole]);
  return (
    <>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <pre className={styles.content} tabIndex={0} aria-labelledby={titleId}>
        {shown.text}
      </pre>
      {shown.unseen > 0 && (
        <Badge
          color="orange"
          icon="eye-slash"
          text={t('ui.content.unseen', '{{count}} unseen characters', {
            count: shown.unseen,
            defaultValue_one: 'one unseen character',
          })}
          tooltip={t(
            'ui.content.unseen-is',
            'Characters that are not seen, or that change the order of others, are written as their code points. The copy has them as they came.'
          )}
        />
      )}
      {isLong && !whole && (
        <Button size="sm" variant="primary" fill="text" onClick={() => setWhole(true)}>
          {t('ui.content.whole', 'Show all {{count}} characters', { count: text.length })}
        </Button>
      )}
    </>
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
  content: css({ ...textBlock(theme), maxHeight: 320, padding: theme.spacing(1) }),
});
