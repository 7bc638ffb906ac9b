import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { TEST_IDS } from '../../../testIds';
import { formatCount } from '../../../ui/format';
import { Name } from '../../../ui/Name';

type Calls = ReadonlyMap<string, number>;

interface Props {
  /** Calls by tool. */
  left: Calls;
  right: Calls;
}

/** Tools that only one session called, and those that one called more often. */
export function ToolsChange({ left, right }: Props) {
  const styles = useStyles2(getStyles);
  const added = Array.from(right).filter(([tool]) => !left.has(tool));
  const removed = Array.from(left).filter(([tool]) => !right.has(tool));
  const others = Array.from(left).flatMap(([tool, before]) => {
    const after = right.get(tool);
    return after === undefined || after === before ? [] : [{ tool, before, after }];
  });
  const line = (label: string, tools: ReactNode[]) =>
    tools.length > 0 && (
      <div>
        <dt>{label}</dt>
        {tools}
      </div>
    );
  const chip = (tool: string, calls: string) => (
    <dd key={tool} className={styles.chip}>
      <Name of={tool} /> <span className={styles.quiet}>{calls}</span>
    </dd>
  );
  const times = (count: number) => `×${formatCount(count)}`;
  return (
    <dl className={styles.list} data-testid={TEST_IDS.compare.tools}>
      {line(
        t('compare.tools.removed', 'Tools only left'),
        removed.map(([tool, count]) => chip(tool, times(count)))
      )}
      {line(
        t('compare.tools.added', 'Tools only right'),
        added.map(([tool, count]) => chip(tool, times(count)))
      )}
      {line(
        t('compare.tools.changed', 'Called more or less often'),
        others.map(({ tool, before, after }) => chip(tool, `${formatCount(before)} → ${formatCount(after)}`))
      )}
      {added.length + removed.length + others.length === 0 && (
        <div>
          <dt>{t('compare.tools.same', 'Both called the same tools as often')}</dt>
        </div>
      )}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 3),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    '& > div': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 0.75) },
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0 },
  }),
  chip: css({
    maxWidth: 320,
    padding: theme.spacing(0, 0.75),
    overflow: 'hidden',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  quiet: css({ color: theme.colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
});
