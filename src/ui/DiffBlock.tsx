import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type DiffLine } from './lineDiff';
import { plainText } from './plainText';
import { textBlock } from './textBlock.styles';

/** Lines that are shown before one asks for the rest. */
const AT_FIRST = 400;

const SIGNS: Readonly<Record<DiffLine['change'], string>> = { same: ' ', added: '+', removed: '-' };

/** A changed text line by line, each with a sign and a colour. @param signed the lines have their signs already */
export function DiffBlock({
  lines,
  label,
  signed = false,
}: {
  lines: readonly DiffLine[];
  label: string;
  signed?: boolean;
}) {
  const styles = useStyles2(getStyles);
  const [whole, setWhole] = useState(false);
  const shown = whole ? lines : lines.slice(0, AT_FIRST);
  return (
    <>
      {/* Scrolls, so it must be reachable by keyboard. */}
      <pre className={styles.block} tabIndex={0} aria-label={label}>
        {shown.map(({ change, text }, index) => (
          <span key={index} className={cx(styles.line, styles[change])}>
            {signed ? '' : `${SIGNS[change]} `}
            {plainText(text).text}
            {'\n'}
          </span>
        ))}
      </pre>
      {shown.length < lines.length && (
        <Button size="sm" variant="primary" fill="text" onClick={() => setWhole(true)}>
          {t('ui.diff.more', 'Show {{count}} more lines', { count: lines.length - shown.length })}
        </Button>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  block: css({ ...textBlock(theme), maxHeight: 400, padding: theme.spacing(0.5, 0) }),
  line: css({ display: 'block', padding: theme.spacing(0, 1) }),
  same: css({ color: theme.colors.text.secondary }),
  added: css({ background: theme.colors.success.transparent }),
  removed: css({ background: theme.colors.error.transparent }),
});
