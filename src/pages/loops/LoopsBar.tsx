import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Checkbox, useStyles2 } from '@grafana/ui';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { AS_TEXT } from '../../ui/interpolation';
import { isolatedName } from '../../ui/plainText';
import { type LoopsView } from './view';

interface Props {
  view: LoopsView;
  /** How many of the range's loops are suspected, and how many were judged to be none. */
  suspected: number;
  aside: number;
  onChange: (changed: Partial<LoopsView>) => void;
}

/** Which loops are listed, and how. */
export function LoopsBar({ view, suspected, aside, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const box = (name: 'grouped' | 'suspected' | 'aside', label: string, description?: string) => (
    <Checkbox
      value={view[name]}
      label={label}
      title={description}
      onChange={(event) => onChange({ [name]: event.currentTarget.checked })}
      data-testid={TEST_IDS.loops[name]}
    />
  );
  return (
    <div className={styles.bar} role="search" aria-label={t('loops.bar.label', 'Which loops are listed')}>
      {box('grouped', t('loops.bar.grouped', 'group by tool and shape of arguments'))}
      {box(
        'suspected',
        t('loops.bar.suspected', 'suspected ({{count}})', { count: suspected }),
        t('loops.bar.suspected-are', 'Arguments or results that would prove them are missing')
      )}
      {box(
        'aside',
        t('loops.bar.aside', 'judged to be none ({{count}})', { count: aside }),
        t(
          'loops.bar.aside-are',
          'Somebody said on the session’s page that they are no loops, or the app’s configuration says so of calls like these'
        )
      )}
      {view.pattern !== '' && (
        <Button size="sm" variant="secondary" fill="text" icon="times" onClick={() => onChange({ pattern: '' })}>
          {t('loops.bar.pattern', 'only {{pattern}}', { pattern: isolatedName(view.pattern), interpolation: AS_TEXT })}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
});
