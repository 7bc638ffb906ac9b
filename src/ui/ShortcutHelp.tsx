import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Modal, useStyles2 } from '@grafana/ui';
import React, { Fragment, useEffect, useState } from 'react';

import { TEST_IDS } from '../testIds';

/** One line of the help: keys, of which any does it, and what they do. */
export interface Shortcut {
  keys: readonly string[];
  does: string;
}

/** A button, and the key `?`, that list the shortcuts of a page. */
export function ShortcutHelp({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target)) {
        // Grafana answers the key press that would follow with its own help.
        event.preventDefault();
        event.stopPropagation();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);

  const title = t('ui.shortcuts.title', 'Keyboard shortcuts');
  return (
    <>
      <IconButton
        name="keyboard"
        size="lg"
        tooltip={t('ui.shortcuts.open', 'Keyboard shortcuts (?)')}
        onClick={() => setOpen(true)}
        data-testid={TEST_IDS.ui.shortcutsButton}
      />
      <Modal title={title} isOpen={open} onDismiss={() => setOpen(false)} className={styles.modal}>
        <dl className={styles.list} data-testid={TEST_IDS.ui.shortcuts}>
          {shortcuts.map(({ keys, does }) => (
            <Fragment key={does}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key} className={styles.key}>
                    {key}
                  </kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </Fragment>
          ))}
        </dl>
      </Modal>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

const getStyles = (theme: GrafanaTheme2) => ({
  modal: css({ width: 480 }),
  list: css({
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: theme.spacing(1, 2),
    margin: 0,
    '& dd': { margin: 0 },
  }),
  key: css({
    marginRight: theme.spacing(0.5),
    padding: theme.spacing(0.25, 0.75),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    boxShadow: 'none',
  }),
});
