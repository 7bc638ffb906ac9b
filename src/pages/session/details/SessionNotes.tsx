import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { noteSentence } from '../../../analysis/explain';
import { type Note } from '../../../model/session';
import { TEST_IDS } from '../../../testIds';
import { plainName } from '../../../ui/plainText';
import { Section } from '../../../ui/Section';

/** How the session was put together from its records, where that was not plain. */
export function SessionNotes({ notes }: { notes: readonly Note[] }) {
  const styles = useStyles2(getStyles);
  if (notes.length === 0) {
    return null;
  }
  return (
    <Section
      title={t('session.details.notes', 'How it was put together')}
      count={notes.length}
      openAtFirst
      data-testid={TEST_IDS.session.notes}
    >
      {() => (
        <ul className={styles.list}>
          {notes.map((note) => (
            <li key={note.code}>{plainName(noteSentence(note, t))}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    fontSize: theme.typography.bodySmall.fontSize,
    overflowWrap: 'anywhere',
  }),
});
