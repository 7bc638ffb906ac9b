import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { plainText } from './plainText';

/** Characters of a text that are shown before one asks for the rest. */
const AT_FIRST = 400;

/** Text from outside, its line breaks included, unseen characters made seen; the rest of a long one is shown when asked for. */
export function LongText({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  const [whole, setWhole] = useState(false);
  const isLong = text.length > AT_FIRST;
  const shown = useMemo(
    () => plainText(isLong && !whole ? `${text.slice(0, AT_FIRST)}…` : text).text,
    [text, isLong, whole]
  );
  return (
    <>
      <span className={styles.text}>{shown}</span>
      {isLong && (
        <Button size="sm" variant="primary" fill="text" onClick={() => setWhole(!whole)}>
          {whole ? (
            <Trans i18nKey="ui.long-text.less">Show less</Trans>
          ) : (
            <Trans i18nKey="ui.long-text.more">Show all</Trans>
          )}
        </Button>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
