import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { ShareTable } from './ShareTable';
import { type Tool } from './useTool';
import { type Selection } from './view';

interface Props {
  tool: Tool;
  selection?: Selection;
  onSelect: (selection: Selection) => void;
}

/** Who calls the tool, and which models ask for it; metrics know no models. */
export function Shares({ tool: { from, agents, profile }, ...selecting }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.pair}>
      <ShareTable
        by="agent"
        title={t('tool.agents', 'Agents that call it')}
        shares={agents}
        selectable={from === 'traces'}
        {...selecting}
      />
      {profile.all.calls > 0 && (
        <ShareTable
          by="model"
          title={t('tool.models', 'Models that ask for it')}
          shares={profile.models}
          selectable
          {...selecting}
        />
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pair: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(420px, 1fr))',
    alignItems: 'start',
    gap: theme.spacing(0, 2),
  }),
});
