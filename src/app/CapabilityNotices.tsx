import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { TEST_IDS } from '../testIds';
import { Notice } from '../ui/Notice';
import { type Limitation } from './capabilities';
import { limitationSentence, limitationSeverity } from './capabilityMessages';
import { dismissed, dismiss } from './dismissals';

interface Props {
  limitations: readonly Limitation[];
  /** Asks the data sources again. */
  onRetry: () => void;
  storage?: Storage;
}

/** What the data sources cannot do, above the page, until it is dismissed for this browser session. */
export function CapabilityNotices({ limitations, onRetry, storage = window.sessionStorage }: Props) {
  const styles = useStyles2(getStyles);
  const [hidden, setHidden] = useState(() => dismissed(storage));
  const shown = limitations.filter((limitation) => !isToldByPages(limitation) && !hidden.has(nameOf(limitation)));
  if (shown.length === 0) {
    return null;
  }
  return (
    <div className={styles.strip}>
      {shown.map((limitation) => (
        <Notice
          key={nameOf(limitation)}
          severity={limitationSeverity(limitation)}
          onRetry={limitation.code === 'failing' ? onRetry : undefined}
          onDismiss={() => setHidden(dismiss(storage, nameOf(limitation)))}
          data-testid={TEST_IDS.app.limitation}
        >
          {limitationSentence(limitation)}
        </Notice>
      ))}
    </div>
  );
}

/** Pages ask Tempo and Loki themselves, and say with more detail what fails. */
function isToldByPages(limitation: Limitation): boolean {
  return limitation.code === 'failing' && (limitation.source.type === 'tempo' || limitation.source.type === 'loki');
}

/** By what a limitation is remembered as dismissed. */
function nameOf(limitation: Limitation): string {
  const about = 'source' in limitation ? limitation.source.uid : 'type' in limitation ? limitation.type : '';
  return `${limitation.code} ${about}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), marginBottom: theme.spacing(1) }),
});
